SELECT id FROM items WHERE name = :text OR note = :text ORDER BY id
