-- What was fired stays so, unless the session starts at another time now.
INSERT INTO session_reminders (session_id, user_id, minutes, starts_at, due_at)
SELECT id, CAST(:user AS TEXT), CAST(:minutes AS INTEGER), starts_at,
    starts_at - 60000 * CAST(:minutes AS BIGINT)
FROM sessions
WHERE (mentor_id = :user OR apprentice_id = :user) AND status IN ('scheduled', 'in_progress')
  AND starts_at - 60000 * CAST(:minutes AS BIGINT) > :now AND starts_at > :now
ON CONFLICT (session_id, user_id, minutes) DO UPDATE
SET starts_at = excluded.starts_at, due_at = excluded.due_at, fired_at = NULL
WHERE session_reminders.starts_at <> excluded.starts_at
