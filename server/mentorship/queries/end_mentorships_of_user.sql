UPDATE mentorships
SET status = 'ended', ended_at = :now, ended_by = :user
WHERE status = 'active' AND (mentor_id = :user OR apprentice_id = :user)
RETURNING id, mentor_id, apprentice_id
