-- Until the end of the transaction; what is read afterwards is what the one before committed.
SELECT rev FROM chats WHERE id = :chat FOR NO KEY UPDATE
