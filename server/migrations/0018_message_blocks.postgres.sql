-- Messages are found through the words of blocks of them (server/chat/message_blocks.h) and no longer through
-- their own: a block is written once for 32 messages. What was said before is put into blocks here; those
-- that are not full yet need none.
CREATE TABLE message_blocks (
    chat_id     TEXT     NOT NULL REFERENCES chats (id),
    first_seq   BIGINT   NOT NULL,
    last_seq    BIGINT   NOT NULL,
    first_place BIGINT   NOT NULL, -- of those messages
    last_place  BIGINT   NOT NULL,
    words       TSVECTOR NOT NULL, -- made by server/chat
    CONSTRAINT message_blocks_key PRIMARY KEY (chat_id, last_seq),
    CONSTRAINT message_blocks_order CHECK (1 <= first_seq AND first_seq <= last_seq AND first_place <= last_place)
);

-- Blocks of a chat begin at an offset of its own, and each word has its stretch of 256 blocks in front. One row
-- takes as many messages of a block as it has room for.
WITH numbered AS (
    SELECT m.chat_id, m.seq, m.place, m.words, c.last_seq,
        CAST(CAST('x' || RIGHT(m.chat_id, 2) AS BIT(8)) AS INTEGER) & 31 AS skipped
    FROM messages m
    JOIN chats c ON c.id = m.chat_id
), full_ones AS (
    SELECT chat_id, seq, place, words, (seq + skipped) >> 5 AS block,
        SUM(OCTET_LENGTH(CAST(words AS TEXT)))
            OVER (PARTITION BY chat_id, (seq + skipped) >> 5 ORDER BY seq) / 250000 AS part
    FROM numbered
    WHERE (seq + skipped) >> 5 < (last_seq + 1 + skipped) >> 5
)
INSERT INTO message_blocks (chat_id, first_seq, last_seq, first_place, last_place, words)
SELECT b.chat_id, b.first_seq, b.last_seq, b.first_place, b.last_place,
    COALESCE((SELECT array_to_tsvector(ARRAY_AGG(DISTINCT 'c' || RIGHT(b.chat_id, 12) || 'n' || (b.block >> 8)
                                                 || SUBSTR(word, STRPOS(word, '_'))))
              FROM full_ones f
              CROSS JOIN LATERAL UNNEST(tsvector_to_array(f.words)) AS word
              WHERE f.chat_id = b.chat_id AND f.block = b.block AND f.part = b.part), '')
FROM (SELECT chat_id, block, part, MIN(seq) AS first_seq, MAX(seq) AS last_seq, MIN(place) AS first_place,
          MAX(place) AS last_place
      FROM full_ones
      GROUP BY chat_id, block, part) b;

DROP INDEX messages_words;
ALTER TABLE messages DROP COLUMN words;
CREATE INDEX message_blocks_words ON message_blocks USING gin (words) WITH (fastupdate = off);
