-- Rows begin with a chat.
SELECT p.chat_id, group_concat(p.user_id, ' ')
FROM json_each(:rows) g CROSS JOIN chat_participants p ON p.chat_id = json_extract(g.value, '$[0]')
WHERE p.left_at IS NULL
GROUP BY p.chat_id
