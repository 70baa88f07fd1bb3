-- Passes over what another process is settling just now. MATERIALIZED, since a sub-select that locks would be
-- run again for other rows, and then its LIMIT is none.
WITH due AS MATERIALIZED (
    SELECT id FROM mentorship_requests
    WHERE status = 'pending' AND expires_at <= :now
    ORDER BY expires_at
    LIMIT :limit
    FOR UPDATE SKIP LOCKED)
UPDATE mentorship_requests r
SET status = 'expired', settled_at = r.expires_at
FROM due
WHERE r.id = due.id AND r.status = 'pending'
RETURNING r.id, r.mentor_id, r.apprentice_id, r.status, r.settled_at
