SELECT COUNT(*) FROM messages WHERE chat_id = :chat
