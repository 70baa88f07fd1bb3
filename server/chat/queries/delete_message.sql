UPDATE messages
SET content = '', deleted_at = :now, rev = :rev
WHERE chat_id = :chat AND seq = :seq AND sender_id = :sender AND deleted_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM chat_participants p
                  WHERE p.chat_id = :chat AND p.user_id <> :sender AND p.read_seq >= :seq)
RETURNING id, chat_id, seq, rev, sender_id, client_id, type, content, reply_to, created_at, edited_at, deleted_at, place
