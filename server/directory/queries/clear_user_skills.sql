DELETE FROM user_skills WHERE user_id = :user
