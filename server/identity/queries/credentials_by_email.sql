SELECT id, password_hash, suspended_at FROM users WHERE email_key = :email_key AND deleted_at IS NULL
