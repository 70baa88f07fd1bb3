SELECT p.user_id, u.display_name, u.headline, p.delivered_seq, p.read_seq, p.rev, p.left_at
FROM chat_participants p
JOIN profiles u ON u.user_id = p.user_id
WHERE p.chat_id = :chat AND p.rev > :rev
ORDER BY p.rev, p.user_id
