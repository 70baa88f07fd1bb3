-- In one order, so that two who lock several never wait for each other.
SELECT id FROM chats
WHERE id = ANY (CAST(:chats AS TEXT[]))
ORDER BY id
FOR NO KEY UPDATE
