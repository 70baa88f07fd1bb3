INSERT INTO skill_beginnings (beginning, skill_id) VALUES (:beginning, :skill) ON CONFLICT DO NOTHING
