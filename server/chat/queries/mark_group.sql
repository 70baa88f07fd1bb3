-- Who writes has read what stands before it; rows are [chat, sender, seq, rev] of the last message of each.
UPDATE chat_participants
SET delivered_seq = json_extract(g.value, '$[2]'), read_seq = json_extract(g.value, '$[2]'),
    rev = json_extract(g.value, '$[3]')
FROM json_each(:rows) g
WHERE chat_id = json_extract(g.value, '$[0]') AND user_id = json_extract(g.value, '$[1]')
