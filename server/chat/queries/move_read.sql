UPDATE chat_participants
SET read_seq = :seq, delivered_seq = CASE WHEN delivered_seq < :seq THEN :seq ELSE delivered_seq END, rev = :rev
WHERE chat_id = :chat AND user_id = :user AND read_seq < :seq
