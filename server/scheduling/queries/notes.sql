SELECT author_id, private, shared FROM session_notes WHERE session_id = :session
