SELECT 1
WHERE (EXISTS (SELECT 1 FROM mentorships WHERE mentor_id = :one AND apprentice_id = :other AND status = 'active')
    OR EXISTS (SELECT 1 FROM mentorships WHERE mentor_id = :other AND apprentice_id = :one AND status = 'active'))
  AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = :one AND blocked_id = :other)
  AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = :other AND blocked_id = :one)
