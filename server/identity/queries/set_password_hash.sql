UPDATE users SET password_hash = :hash, updated_at = :now
WHERE id = :id AND suspended_at IS NULL AND deleted_at IS NULL
