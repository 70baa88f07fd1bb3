INSERT INTO last_seen (user_id, seen_at)
SELECT u.id, CAST(:at AS BIGINT)
FROM json_each(:users) j
CROSS JOIN users u ON u.id = j.value
WHERE u.deleted_at IS NULL
ON CONFLICT (user_id) DO UPDATE SET seen_at = excluded.seen_at
