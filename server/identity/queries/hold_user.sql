-- Whoever counts what an account has, to add to it, waits here for the others.
UPDATE users SET updated_at = updated_at WHERE id = :id AND suspended_at IS NULL AND deleted_at IS NULL
