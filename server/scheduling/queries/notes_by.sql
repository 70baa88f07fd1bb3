SELECT session_id, private, shared FROM session_notes WHERE author_id = :author ORDER BY session_id
