INSERT INTO user_skills (user_id, skill_id, position) VALUES (:user, :skill, :position)
