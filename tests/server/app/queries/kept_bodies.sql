SELECT COALESCE(MAX(body), '') FROM idempotency_keys WHERE body LIKE '%code%'
