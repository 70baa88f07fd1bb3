UPDATE chats SET rev = :rev WHERE id = :chat
