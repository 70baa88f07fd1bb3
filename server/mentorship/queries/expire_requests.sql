UPDATE mentorship_requests
SET status = 'expired', settled_at = expires_at
WHERE status = 'pending'
  AND id IN (SELECT id FROM mentorship_requests
             WHERE status = 'pending' AND expires_at <= :now
             ORDER BY expires_at
             LIMIT :limit)
RETURNING id, mentor_id, apprentice_id, status, settled_at
