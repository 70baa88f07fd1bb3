-- Passes over whom another process restores just now. MATERIALIZED, since a sub-select that locks would be run
-- again for other rows, and then its LIMIT is none.
WITH due AS MATERIALIZED (
    SELECT id FROM users
    WHERE suspended_until <= :now AND deleted_at IS NULL
    ORDER BY suspended_until
    LIMIT :limit
    FOR UPDATE SKIP LOCKED)
UPDATE users u
SET suspended_at = NULL, suspended_until = NULL, suspension_reason = NULL, updated_at = :now
FROM due
WHERE u.id = due.id
RETURNING u.id
