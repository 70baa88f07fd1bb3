-- Rows are [place, words].
INSERT INTO message_words (rowid, words)
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:rows)
