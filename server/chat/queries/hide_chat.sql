UPDATE chat_participants SET hidden_seq = (SELECT last_seq FROM chats WHERE id = :chat)
WHERE chat_id = :chat AND user_id = :user
