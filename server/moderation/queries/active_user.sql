SELECT 1 FROM users WHERE id = :user AND deleted_at IS NULL AND suspended_at IS NULL
