-- Reads identity's row.
SELECT time_zone FROM users WHERE id = :user AND deleted_at IS NULL
