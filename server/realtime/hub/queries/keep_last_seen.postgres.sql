-- In the order of the ids, so that two who write the same rows do not wait for each other.
INSERT INTO last_seen (user_id, seen_at)
SELECT u.id, CAST(:at AS BIGINT)
FROM users u
WHERE u.id = ANY (CAST(:users AS TEXT[])) AND u.deleted_at IS NULL
ORDER BY u.id
ON CONFLICT (user_id) DO UPDATE SET seen_at = excluded.seen_at
