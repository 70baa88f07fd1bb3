SELECT DISTINCT o.user_id
FROM chat_participants p
JOIN chat_participants o ON o.chat_id = p.chat_id AND o.left_at IS NULL AND o.user_id <> :user
WHERE p.user_id = :user AND p.left_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.blocker_id = o.user_id AND b.blocked_id = :user)
  AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.blocker_id = :user AND b.blocked_id = o.user_id)
