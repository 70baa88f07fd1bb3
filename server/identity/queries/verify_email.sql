-- Nothing when it is another address by now, or confirmed already.
UPDATE users SET email_verified_at = :now, updated_at = :now
WHERE id = :id AND email_key = :email_key AND email_verified_at IS NULL
