INSERT INTO session_notes (session_id, author_id, private, shared, updated_at)
VALUES (:session, :author, :private, :shared, :now)
ON CONFLICT (session_id, author_id)
DO UPDATE SET private = excluded.private, shared = excluded.shared, updated_at = excluded.updated_at
