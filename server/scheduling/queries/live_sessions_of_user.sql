SELECT id FROM sessions
WHERE (mentor_id = :user OR apprentice_id = :user) AND status IN ('proposed', 'scheduled', 'in_progress')
  AND ends_at > :now
ORDER BY id
