-- What is due already is being told.
DELETE FROM session_reminders
WHERE user_id = :user AND fired_at IS NULL AND due_at > :now
  AND session_id IN (SELECT id FROM sessions WHERE (mentor_id = :user OR apprentice_id = :user) AND starts_at > :now)
