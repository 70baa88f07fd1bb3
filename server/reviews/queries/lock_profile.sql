SELECT user_id FROM profiles WHERE user_id = :user
