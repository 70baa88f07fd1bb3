DELETE FROM idempotency_keys
WHERE (user_id, idempotency_key) IN (
    SELECT user_id, idempotency_key FROM idempotency_keys WHERE created_at <= :kept_since ORDER BY created_at LIMIT :limit)
