SELECT count(*) FROM access_keys WHERE user_id = :user
