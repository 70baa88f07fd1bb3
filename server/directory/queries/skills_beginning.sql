SELECT id, name, name_key
FROM skills
WHERE id IN (SELECT skill_id FROM skill_beginnings WHERE beginning >= :from AND beginning < :to)
    AND name_key > :after
ORDER BY name_key
LIMIT :most
