-- Passes over what another process is settling just now.
UPDATE mentorship_requests
SET status = 'expired', settled_at = expires_at
WHERE status = 'pending'
  AND id IN (SELECT id FROM mentorship_requests
             WHERE status = 'pending' AND expires_at <= :now
             ORDER BY expires_at
             LIMIT :limit
             FOR UPDATE SKIP LOCKED)
RETURNING id, mentor_id, apprentice_id, status, settled_at
