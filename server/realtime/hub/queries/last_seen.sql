SELECT l.user_id, l.seen_at
FROM json_each(:users) j
CROSS JOIN last_seen l ON l.user_id = j.value
