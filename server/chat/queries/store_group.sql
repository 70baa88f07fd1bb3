-- Many messages at once; rows are [chat, sender, client id, type, content, reply to or null, id]. Those that may
-- not be stored, or were before, are left out: their own jobs say why.
INSERT INTO messages (chat_id, seq, rev, id, sender_id, client_id, type, content, reply_to, created_at)
WITH items AS MATERIALIZED (
    SELECT key AS n, json_extract(value, '$[0]') AS chat, json_extract(value, '$[1]') AS sender,
        json_extract(value, '$[2]') AS client, json_extract(value, '$[3]') AS type,
        json_extract(value, '$[4]') AS content, json_extract(value, '$[5]') AS reply_to,
        json_extract(value, '$[6]') AS id
    FROM json_each(:rows)
)
SELECT i.chat,
    c.last_seq + ROW_NUMBER() OVER (PARTITION BY i.chat ORDER BY i.n),
    c.rev + ROW_NUMBER() OVER (PARTITION BY i.chat ORDER BY i.n),
    i.id, i.sender, i.client, i.type, i.content, i.reply_to, :now
FROM items i
CROSS JOIN chats c ON c.id = i.chat
CROSS JOIN chat_participants p ON p.chat_id = i.chat AND p.user_id = i.sender
WHERE p.left_at IS NULL
  AND (i.reply_to IS NULL OR i.reply_to BETWEEN p.visible_from_seq AND c.last_seq)
  AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.sender_id = i.sender AND m.client_id = i.client)
  AND (c.kind = 'group'
    OR ((EXISTS (SELECT 1 FROM mentorships s
                 WHERE s.mentor_id = c.pair_low AND s.apprentice_id = c.pair_high AND s.status = 'active')
      OR EXISTS (SELECT 1 FROM mentorships s
                 WHERE s.mentor_id = c.pair_high AND s.apprentice_id = c.pair_low AND s.status = 'active'))
      AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.blocker_id = c.pair_low AND b.blocked_id = c.pair_high)
      AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.blocker_id = c.pair_high AND b.blocked_id = c.pair_low)))
RETURNING id, seq, rev, place
