SELECT chat_id FROM chat_participants WHERE user_id = :user AND left_at IS NULL ORDER BY chat_id
