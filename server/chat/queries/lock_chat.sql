-- SQLite has one writer at a time: this is never run there.
SELECT rev FROM chats WHERE id = :chat
