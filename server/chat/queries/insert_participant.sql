INSERT INTO chat_participants (chat_id, user_id, delivered_seq, read_seq, rev, visible_from_seq, joined_at)
VALUES (:chat, :user, 0, 0, 1, 1, :now)
