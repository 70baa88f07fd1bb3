UPDATE mentorship_requests
SET status = 'expired', settled_at = expires_at
WHERE apprentice_id = :apprentice AND status = 'pending' AND expires_at <= :now
RETURNING id, mentor_id, apprentice_id, status, settled_at
