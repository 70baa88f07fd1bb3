-- Those of a time that the session had before.
DELETE FROM session_reminders WHERE session_id = :session AND starts_at <> :starts_at
