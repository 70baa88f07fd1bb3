SELECT count(*) FROM idempotency_keys
