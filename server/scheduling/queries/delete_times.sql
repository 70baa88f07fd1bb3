DELETE FROM session_participants WHERE session_id = :session
