INSERT INTO skills (id, name, name_key) VALUES (:id, :name, :key) ON CONFLICT DO NOTHING
