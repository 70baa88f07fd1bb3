-- Rows are [chat, seq, rev] of the last message of each chat.
UPDATE chats
SET last_seq = json_extract(g.value, '$[1]'), rev = json_extract(g.value, '$[2]'), active_at = :now
FROM json_each(:rows) g
WHERE chats.id = json_extract(g.value, '$[0]')
