SELECT COUNT(*) FROM users
WHERE id IN (SELECT value FROM json_each(:users)) AND deleted_at IS NULL AND suspended_at IS NULL
