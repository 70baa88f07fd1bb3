DELETE FROM availability_rules WHERE user_id = :user
