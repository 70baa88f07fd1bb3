DELETE FROM user_categories WHERE user_id = :user
