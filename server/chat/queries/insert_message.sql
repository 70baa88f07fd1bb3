INSERT INTO messages (chat_id, seq, rev, id, sender_id, client_id, type, content, reply_to, created_at)
VALUES (:chat, :seq, :rev, :id, :sender, :client, :type, :content, :reply_to, :at)
ON CONFLICT (sender_id, client_id) DO NOTHING
RETURNING place
