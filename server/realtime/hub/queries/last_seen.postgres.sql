SELECT user_id, seen_at
FROM last_seen
WHERE user_id = ANY (CAST(:users AS TEXT[]))
