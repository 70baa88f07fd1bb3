SELECT c.kind, c.last_seq, c.rev, p.delivered_seq, p.read_seq, p.rev, p.visible_from_seq,
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
        AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.blocker_id = c.pair_high AND b.blocked_id = c.pair_low))
FROM chat_participants p
JOIN chats c ON c.id = p.chat_id
WHERE p.chat_id = :chat AND p.user_id = :user AND p.left_at IS NULL
