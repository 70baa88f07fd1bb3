UPDATE profiles SET taken = taken - 1 WHERE user_id = :user AND taken > 0
