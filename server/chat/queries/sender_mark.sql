-- Who writes has read what stands before it.
UPDATE chat_participants SET delivered_seq = :seq, read_seq = :seq, rev = :rev
WHERE chat_id = :chat AND user_id = :sender
