INSERT INTO user_categories (user_id, category_id)
SELECT CAST(:user AS TEXT), id FROM categories WHERE id = :category
