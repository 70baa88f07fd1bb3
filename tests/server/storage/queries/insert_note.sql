INSERT INTO notes (text) VALUES (:text)
