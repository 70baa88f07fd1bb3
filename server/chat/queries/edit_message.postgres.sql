-- Only while nobody else has read it. Marks move under the same lock of the chat.
UPDATE messages
SET content = :content, edited_at = :now, rev = :rev, words = array_to_tsvector(string_to_array(:words, ' '))
WHERE chat_id = :chat AND seq = :seq AND sender_id = :sender AND deleted_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM chat_participants p
                  WHERE p.chat_id = :chat AND p.user_id <> :sender AND p.read_seq >= :seq)
RETURNING id, chat_id, seq, rev, sender_id, client_id, type, content, reply_to, created_at, edited_at, deleted_at, place
