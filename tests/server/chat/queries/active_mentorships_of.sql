SELECT id FROM mentorships
WHERE status = 'active'
  AND ((mentor_id = :one AND apprentice_id = :other) OR (mentor_id = :other AND apprentice_id = :one))
