SELECT p.user_id, u.display_name, u.headline, p.delivered_seq, p.read_seq, p.rev, p.left_at, p.chat_id
FROM chat_participants p
JOIN profiles u ON u.user_id = p.user_id
WHERE p.chat_id IN (SELECT value FROM json_each(:chats))
ORDER BY p.chat_id, p.user_id
