UPDATE chat_participants SET hidden_seq = NULL
WHERE chat_id = :chat AND user_id = :user AND hidden_seq IS NOT NULL
