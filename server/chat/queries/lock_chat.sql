-- SQLite has one writer at a time.
SELECT rev FROM chats WHERE id = :chat
