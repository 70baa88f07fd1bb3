-- What was fired stays so, unless the session starts at another time now.
INSERT INTO session_reminders (session_id, user_id, minutes, starts_at, due_at)
VALUES (:session, :user, :minutes, :starts_at, :due_at)
ON CONFLICT (session_id, user_id, minutes) DO UPDATE
SET starts_at = excluded.starts_at, due_at = excluded.due_at, fired_at = NULL
WHERE session_reminders.starts_at <> excluded.starts_at
