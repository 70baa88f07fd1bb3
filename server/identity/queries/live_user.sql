SELECT id, email, email_verified_at, display_name, username, locale, time_zone, created_at
FROM users
WHERE id = :id AND suspended_at IS NULL AND deleted_at IS NULL
