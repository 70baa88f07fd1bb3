SELECT fingerprint, status, content_type, body
FROM idempotency_keys
WHERE user_id = :user AND idempotency_key = :key AND created_at > :kept_since
