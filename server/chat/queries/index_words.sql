INSERT INTO message_words (rowid, words) VALUES (:place, :words)
