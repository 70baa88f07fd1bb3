-- Nobody's who is gone or suspended.
SELECT u.id, u.time_zone, u.locale
FROM calendar_feeds f
JOIN users u ON u.id = f.user_id
WHERE f.token_hash = :hash AND u.suspended_at IS NULL AND u.deleted_at IS NULL
