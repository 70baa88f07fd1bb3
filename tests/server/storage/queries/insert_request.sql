INSERT INTO requests (id, mentor, apprentice, status) VALUES (:id, :mentor, :apprentice, :status)
