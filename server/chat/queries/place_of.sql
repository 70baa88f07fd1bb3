SELECT place FROM messages WHERE chat_id = :chat AND seq = :seq
