-- Those of a time that the session had before, and that it is too late for now.
DELETE FROM session_reminders WHERE session_id = :session AND starts_at <> :starts_at AND minutes = :minutes
