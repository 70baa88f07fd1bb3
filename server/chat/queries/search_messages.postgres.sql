-- What the user may see of some runs of messages. Each run is a look-up of its own, so that no plan ever reads
-- a whole table.
SELECT m.id, m.chat_id, m.seq, m.rev, m.sender_id, m.client_id, m.type, m.content, m.reply_to, m.created_at,
    m.edited_at, m.deleted_at, m.place
FROM UNNEST(CAST(:chats AS TEXT[]), CAST(:firsts AS BIGINT[]), CAST(:lasts AS BIGINT[])) AS r (chat, first, last)
JOIN chat_participants p ON p.chat_id = r.chat AND p.user_id = :user AND p.left_at IS NULL
CROSS JOIN LATERAL (
    SELECT *
    FROM messages x
    WHERE x.chat_id = r.chat AND x.seq >= GREATEST(r.first, p.visible_from_seq) AND x.seq <= r.last
    ORDER BY x.chat_id, x.seq
    OFFSET 0
) m
WHERE m.deleted_at IS NULL AND m.place < :before
