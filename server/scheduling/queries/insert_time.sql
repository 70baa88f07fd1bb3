INSERT INTO session_participants (session_id, user_id, part, starts_at, ends_at, live)
VALUES (:session, :user, :part, :starts_at, :ends_at, :live)
