SELECT id FROM sessions WHERE id = :id
