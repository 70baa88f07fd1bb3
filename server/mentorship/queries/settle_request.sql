-- Whoever comes first settles it; for the others there is no such row.
UPDATE mentorship_requests
SET status = :status, decline_reason = :reason, settled_at = :now
WHERE id = :id AND status = 'pending' AND expires_at > :now
RETURNING id, mentor_id, apprentice_id, status, settled_at
