-- The account goes: what it asked is withdrawn, what it was asked can only expire.
UPDATE mentorship_requests
SET status = CASE WHEN apprentice_id = :user THEN 'withdrawn' ELSE 'expired' END, settled_at = :now
WHERE status = 'pending' AND (mentor_id = :user OR apprentice_id = :user)
RETURNING id, mentor_id, apprentice_id, status, settled_at
