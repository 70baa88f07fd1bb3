INSERT INTO last_seen (user_id, seen_at) VALUES (:user, :at)
ON CONFLICT (user_id) DO UPDATE SET seen_at = excluded.seen_at
