UPDATE users SET email = :email, email_key = :email_key, email_verified_at = :now, updated_at = :now
WHERE id = :id AND suspended_at IS NULL AND deleted_at IS NULL
