UPDATE chat_participants SET left_at = :now, rev = :rev WHERE chat_id = :chat AND user_id = :user
