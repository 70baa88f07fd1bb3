DELETE FROM connection_log WHERE user_id = :user
