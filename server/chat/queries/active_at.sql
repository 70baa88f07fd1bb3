SELECT active_at FROM chats WHERE id = :chat
