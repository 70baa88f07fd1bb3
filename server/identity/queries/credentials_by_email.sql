SELECT id, password_hash, suspended_at IS NOT NULL AND (suspended_until IS NULL OR suspended_until > :now)
FROM users
WHERE email_key = :email_key AND deleted_at IS NULL
