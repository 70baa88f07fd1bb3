SELECT 1 FROM categories WHERE id = :id
