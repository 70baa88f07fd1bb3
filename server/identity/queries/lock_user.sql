-- Whoever changes an account's roles waits here for the others.
UPDATE users SET updated_at = :now WHERE id = :id AND deleted_at IS NULL
