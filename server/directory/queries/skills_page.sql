SELECT id, name, name_key FROM skills WHERE name_key > :after ORDER BY name_key LIMIT :most
