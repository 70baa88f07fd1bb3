UPDATE reviews SET revealed_at = :now WHERE session_id = :session AND revealed_at IS NULL
RETURNING id, session_id, author_id, subject_id, subject_role
