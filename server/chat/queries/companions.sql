SELECT DISTINCT p.user_id, o.user_id
FROM json_each(:users) j
CROSS JOIN chat_participants p ON p.user_id = j.value AND p.left_at IS NULL
JOIN chat_participants o ON o.chat_id = p.chat_id AND o.left_at IS NULL AND o.user_id <> p.user_id
WHERE NOT EXISTS (SELECT 1 FROM blocks b WHERE b.blocker_id = o.user_id AND b.blocked_id = p.user_id)
  AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.blocker_id = p.user_id AND b.blocked_id = o.user_id)
