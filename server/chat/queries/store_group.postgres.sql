-- Many messages at once; their chats are locked. Those that may not be stored are left out. The look-ups stand
-- as scalar sub-selects, so that no plan ever reads a whole table for them.
WITH items AS MATERIALIZED (
    SELECT *
    FROM unnest(CAST(:chats AS TEXT[]), CAST(:senders AS TEXT[]), CAST(:clients AS TEXT[]),
        CAST(:ids AS TEXT[]), CAST(:types AS TEXT[]), CAST(:contents AS TEXT[]), CAST(:replies_to AS BIGINT[])) WITH ORDINALITY
        AS i (chat, sender, client, id, type, content, reply_to, n)
), allowed AS MATERIALIZED (
    SELECT i.*,
        c.last_seq + ROW_NUMBER() OVER (PARTITION BY i.chat ORDER BY i.n) AS seq,
        c.rev + ROW_NUMBER() OVER (PARTITION BY i.chat ORDER BY i.n) AS rev
    FROM items i
    JOIN chats c ON c.id = i.chat
    JOIN chat_participants p ON p.chat_id = i.chat AND p.user_id = i.sender
    WHERE p.left_at IS NULL
      AND (i.reply_to IS NULL OR i.reply_to BETWEEN p.visible_from_seq AND c.last_seq)
      AND (c.kind = 'group'
        OR (((SELECT s.id FROM mentorships s
              WHERE s.mentor_id = c.pair_low AND s.apprentice_id = c.pair_high AND s.status = 'active'
              LIMIT 1) IS NOT NULL
          OR (SELECT s.id FROM mentorships s
              WHERE s.mentor_id = c.pair_high AND s.apprentice_id = c.pair_low AND s.status = 'active'
              LIMIT 1) IS NOT NULL)
          AND (SELECT 1 FROM blocks b WHERE b.blocker_id = c.pair_low AND b.blocked_id = c.pair_high) IS NULL
          AND (SELECT 1 FROM blocks b WHERE b.blocker_id = c.pair_high AND b.blocked_id = c.pair_low) IS NULL))
), stored AS (
    INSERT INTO messages
        (chat_id, seq, rev, id, sender_id, client_id, type, content, reply_to, created_at)
    SELECT chat, seq, rev, id, sender, client, type, content, reply_to, CAST(:now AS BIGINT)
    FROM allowed
    RETURNING id, chat_id, seq, rev, sender_id, client_id, type, content, reply_to, created_at, edited_at,
        deleted_at
), counted AS (
    UPDATE chats c
    SET last_seq = g.seq, rev = g.rev, active_at = CAST(:now AS BIGINT)
    FROM (SELECT chat, MAX(seq) AS seq, MAX(rev) AS rev FROM allowed GROUP BY chat) g
    WHERE c.id = g.chat
), marked AS (
    UPDATE chat_participants p
    SET delivered_seq = g.seq, read_seq = g.seq, rev = g.rev
    FROM (SELECT chat, sender, MAX(seq) AS seq, MAX(rev) AS rev FROM allowed GROUP BY chat, sender) g
    WHERE p.chat_id = g.chat AND p.user_id = g.sender
)
SELECT s.*, (SELECT STRING_AGG(q.user_id, ' ' ORDER BY q.user_id)
             FROM chat_participants q WHERE q.chat_id = s.chat_id AND q.left_at IS NULL)
FROM stored s
