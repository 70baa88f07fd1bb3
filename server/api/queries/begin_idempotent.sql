-- The first to come takes the key; one whose time is over is taken anew. Somebody else in the middle of the same is
-- waited for: whether they commit decides.
INSERT INTO idempotency_keys (user_id, idempotency_key, fingerprint, status, content_type, body, created_at)
VALUES (:user, :key, :fingerprint, 0, '', '', :now)
ON CONFLICT (user_id, idempotency_key) DO UPDATE
SET fingerprint = excluded.fingerprint, status = 0, content_type = '', body = '', created_at = excluded.created_at
WHERE idempotency_keys.created_at <= :kept_since
