INSERT INTO calendar_feeds (user_id, token_hash, created_at) VALUES (:user, :hash, :now)
ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at
