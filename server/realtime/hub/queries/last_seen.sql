SELECT seen_at FROM last_seen WHERE user_id = :user
