SELECT skills, goals, languages, place FROM profiles WHERE user_id = :user
