UPDATE chats SET last_seq = :seq, rev = :rev, active_at = :at WHERE id = :chat
