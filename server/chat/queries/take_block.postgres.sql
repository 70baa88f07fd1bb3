-- The one that holds the message, if it is in one.
DELETE FROM message_blocks
WHERE chat_id = :chat AND first_seq <= :seq
  AND last_seq = (SELECT MIN(b.last_seq) FROM message_blocks b WHERE b.chat_id = :chat AND b.last_seq >= :seq)
RETURNING first_seq, last_seq
