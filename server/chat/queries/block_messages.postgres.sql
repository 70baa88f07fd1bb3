-- What belongs into blocks: from a message on, or from the first that is in none.
SELECT seq, place, content
FROM messages
WHERE chat_id = :chat
  AND seq >= COALESCE(CAST(:first AS BIGINT),
      (SELECT MAX(b.last_seq) + 1 FROM message_blocks b WHERE b.chat_id = :chat), 1)
  AND seq <= CAST(:last AS BIGINT)
ORDER BY seq
