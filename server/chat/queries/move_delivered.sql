UPDATE chat_participants SET delivered_seq = :seq, rev = :rev
WHERE chat_id = :chat AND user_id = :user AND delivered_seq < :seq
