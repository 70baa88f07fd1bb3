-- Only the words say which rows to look at; the order comes after.
WITH hits AS MATERIALIZED (
    SELECT chat_id, first_seq, last_seq, first_place, last_place
    FROM message_blocks
    WHERE words @@ CAST(:words AS tsquery)
)
SELECT chat_id, first_seq, last_seq, last_place
FROM hits
WHERE first_place < :before
ORDER BY last_place DESC
