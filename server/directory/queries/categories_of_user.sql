SELECT c.id, c.name_en, c.name_es
FROM user_categories u
JOIN categories c ON c.id = u.category_id
WHERE u.user_id = :user
ORDER BY c.key_en
