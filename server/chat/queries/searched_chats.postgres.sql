-- The user's chats, the one written in last first; or the one that is asked for. With the last message that is
-- in a block.
SELECT c.id, c.last_seq, COALESCE((SELECT MAX(b.last_seq) FROM message_blocks b WHERE b.chat_id = c.id), 0)
FROM chat_participants p
JOIN chats c ON c.id = p.chat_id
WHERE p.user_id = :user AND p.left_at IS NULL
  AND (CAST(:chat AS TEXT) IS NULL OR c.id = :chat)
ORDER BY c.active_at DESC, c.id DESC
LIMIT :limit
