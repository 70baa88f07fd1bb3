SELECT id, password_hash, suspended_at IS NOT NULL AND (suspended_until IS NULL OR suspended_until > :now)
FROM users
WHERE id = :id AND deleted_at IS NULL
