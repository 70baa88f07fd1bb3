SELECT id, name, scopes, created_at, expires_at, last_used_at
FROM access_keys
WHERE user_id = :user AND (expires_at IS NULL OR expires_at > :now)
ORDER BY created_at DESC, id DESC
