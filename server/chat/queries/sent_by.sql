SELECT m.id, m.chat_id, m.seq, m.rev, m.sender_id, m.client_id, m.type, m.content, m.reply_to, m.created_at,
    m.edited_at, m.deleted_at
FROM messages m
WHERE m.sender_id = :sender
ORDER BY m.place
