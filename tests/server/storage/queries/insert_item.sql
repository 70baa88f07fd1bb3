INSERT INTO items (id, name, note, flag, small, big, ratio, bytes, seen_at, colour)
VALUES (:id, :name, :note, :flag, :small, :big, :ratio, :bytes, :seen, :colour)
