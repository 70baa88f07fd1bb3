INSERT INTO message_blocks (chat_id, first_seq, last_seq, first_place, last_place, words)
VALUES (:chat, :first, :last, :first_place, :last_place, array_to_tsvector(string_to_array(:words, ' ')))
