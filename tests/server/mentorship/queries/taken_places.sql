SELECT taken FROM profiles WHERE user_id = :user
