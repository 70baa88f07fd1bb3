DELETE FROM session_notes WHERE author_id = :author
