SELECT user_id FROM chat_participants WHERE chat_id = :chat AND left_at IS NULL ORDER BY user_id
