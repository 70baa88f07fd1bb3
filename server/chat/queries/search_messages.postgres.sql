-- Only the words say which rows to look at; the order comes after.
WITH hits AS MATERIALIZED (
    SELECT * FROM messages WHERE words @@ CAST(:words AS tsquery)
)
SELECT m.id, m.chat_id, m.seq, m.rev, m.sender_id, m.client_id, m.type, m.content, m.reply_to, m.created_at,
    m.edited_at, m.deleted_at, m.place
FROM hits m
JOIN chat_participants p ON p.chat_id = m.chat_id AND p.user_id = :user
WHERE m.place < :before AND m.seq >= p.visible_from_seq AND p.left_at IS NULL
ORDER BY m.place DESC
LIMIT :limit
