-- Passes over what another process takes out just now. MATERIALIZED, since a sub-select that locks would be run
-- again for other rows, and then its LIMIT is none.
WITH old AS MATERIALIZED (
    SELECT id FROM connection_log
    WHERE happened_at < :before
    ORDER BY happened_at
    LIMIT :limit
    FOR UPDATE SKIP LOCKED)
DELETE FROM connection_log c USING old WHERE c.id = old.id
