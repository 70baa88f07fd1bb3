DELETE FROM session_reminders WHERE session_id = :session
