-- By a mentorship, or by a session: reads what scheduling keeps of those.
SELECT 1
WHERE (EXISTS (SELECT 1 FROM mentorships WHERE mentor_id = :one AND apprentice_id = :other AND status = 'active')
    OR EXISTS (SELECT 1 FROM mentorships WHERE mentor_id = :other AND apprentice_id = :one AND status = 'active')
    OR EXISTS (SELECT 1 FROM sessions
               WHERE ((mentor_id = :one AND apprentice_id = :other) OR (mentor_id = :other AND apprentice_id = :one))
                 AND status IN ('scheduled', 'in_progress', 'completed', 'no_show')
                 AND starts_at > :earliest AND ends_at > :since))
  AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = :one AND blocked_id = :other)
  AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = :other AND blocked_id = :one)
