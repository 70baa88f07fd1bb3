INSERT INTO message_words (message_words, rowid, words) VALUES ('delete', :place, :words)
