DELETE FROM categories
WHERE id = :id AND NOT EXISTS (SELECT 1 FROM user_categories WHERE category_id = :id)
