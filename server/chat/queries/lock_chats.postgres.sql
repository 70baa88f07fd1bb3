-- In one order, so that two who lock several never wait for each other.
SELECT id FROM chats
WHERE id IN (SELECT json_array_elements_text(CAST(:chats AS json)))
ORDER BY id
FOR NO KEY UPDATE
