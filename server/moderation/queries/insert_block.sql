INSERT INTO blocks (blocker_id, blocked_id, created_at) VALUES (:blocker, :blocked, :now) ON CONFLICT DO NOTHING
