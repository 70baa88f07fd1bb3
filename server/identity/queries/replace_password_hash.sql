-- Only as long as it is the hash that was checked: a change of the password in the meantime wins.
UPDATE users SET password_hash = :new_hash, updated_at = :now
WHERE id = :id AND password_hash = :old_hash AND deleted_at IS NULL
