SELECT text FROM notes ORDER BY text
