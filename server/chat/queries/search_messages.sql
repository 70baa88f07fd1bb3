-- The index gives its rows in the order of their numbers, which are the places: it stops at the limit.
SELECT m.id, m.chat_id, m.seq, m.rev, m.sender_id, m.client_id, m.type, m.content, m.reply_to, m.created_at,
    m.edited_at, m.deleted_at, m.place
FROM message_words
CROSS JOIN messages m ON m.place = message_words.rowid
CROSS JOIN chat_participants p ON p.chat_id = m.chat_id AND p.user_id = :user
WHERE message_words MATCH :words AND message_words.rowid < :before
  AND m.seq >= p.visible_from_seq AND p.left_at IS NULL
ORDER BY message_words.rowid DESC
LIMIT :limit
