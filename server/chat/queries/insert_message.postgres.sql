INSERT INTO messages (chat_id, seq, rev, id, sender_id, client_id, type, content, reply_to, created_at, words)
VALUES (:chat, :seq, :rev, :id, :sender, :client, :type, :content, :reply_to, :at,
    array_to_tsvector(string_to_array(:words, ' ')))
ON CONFLICT (sender_id, client_id) DO NOTHING
RETURNING place
