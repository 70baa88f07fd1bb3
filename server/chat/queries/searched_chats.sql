-- The user's chats, the one written in last first; or the one that is asked for. Their messages are in the
-- index, all of them.
SELECT c.id, c.last_seq, c.last_seq
FROM chat_participants p
JOIN chats c ON c.id = p.chat_id
WHERE p.user_id = :user AND p.left_at IS NULL
  AND (CAST(:chat AS TEXT) IS NULL OR c.id = :chat)
ORDER BY c.active_at DESC, c.id DESC
LIMIT :limit
