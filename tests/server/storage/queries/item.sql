SELECT id, name, note, flag, small, big, ratio, bytes, seen_at, colour FROM items WHERE id = :id
