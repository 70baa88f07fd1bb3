UPDATE idempotency_keys
SET status = :status, content_type = :content_type, body = :body
WHERE user_id = :user AND idempotency_key = :key
