-- Costs what the user has of chats, however many messages are in them.
SELECT c.id, c.kind, c.title, c.last_seq, c.rev, c.created_at, p.read_seq, p.visible_from_seq,
    p.hidden_seq IS NOT NULL AND p.hidden_seq >= c.last_seq,
    (SELECT COUNT(*) FROM messages d
     WHERE d.chat_id = c.id AND d.seq > p.read_seq AND d.seq >= p.visible_from_seq AND d.deleted_at IS NOT NULL),
    c.kind = 'group' OR
        ((EXISTS (SELECT 1 FROM mentorships s
                 WHERE s.mentor_id = c.pair_low AND s.apprentice_id = c.pair_high AND s.status = 'active')
         OR EXISTS (SELECT 1 FROM mentorships s
                    WHERE s.mentor_id = c.pair_high AND s.apprentice_id = c.pair_low AND s.status = 'active')
         OR EXISTS (SELECT 1 FROM sessions s
                    WHERE s.mentor_id = c.pair_low AND s.apprentice_id = c.pair_high
                      AND s.status IN ('scheduled', 'in_progress', 'completed', 'no_show')
                      AND s.starts_at > :earliest AND s.ends_at > :since)
         OR EXISTS (SELECT 1 FROM sessions s
                    WHERE s.mentor_id = c.pair_high AND s.apprentice_id = c.pair_low
                      AND s.status IN ('scheduled', 'in_progress', 'completed', 'no_show')
                      AND s.starts_at > :earliest AND s.ends_at > :since))
        AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.blocker_id = c.pair_low AND b.blocked_id = c.pair_high)
        AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.blocker_id = c.pair_high AND b.blocked_id = c.pair_low)),
    m.id, m.chat_id, m.seq, m.rev, m.sender_id, m.client_id, m.type, m.content, m.reply_to, m.created_at,
    m.edited_at, m.deleted_at
FROM chat_participants p
JOIN chats c ON c.id = p.chat_id
LEFT JOIN messages m ON m.chat_id = c.id AND m.seq = c.last_seq AND m.seq >= p.visible_from_seq
WHERE p.user_id = :user AND p.left_at IS NULL
  AND (p.hidden_seq IS NULL OR p.hidden_seq < c.last_seq)
  AND (c.active_at, c.id) < (:before_at, :before_id)
ORDER BY c.active_at DESC, c.id DESC
LIMIT :limit
