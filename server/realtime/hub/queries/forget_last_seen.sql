DELETE FROM last_seen WHERE user_id = :user
