SELECT 1 FROM profiles WHERE place = :place AND user_id <> :user
