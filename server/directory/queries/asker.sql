SELECT skills, goals, languages FROM profiles WHERE user_id = :user
