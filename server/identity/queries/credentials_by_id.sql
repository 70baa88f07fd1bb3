SELECT id, password_hash, suspended_at FROM users WHERE id = :id AND deleted_at IS NULL
