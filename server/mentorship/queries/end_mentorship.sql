UPDATE mentorships
SET status = 'ended', ended_at = :now, ended_by = :by
WHERE id = :id AND status = 'active'
RETURNING id, mentor_id, apprentice_id
