SELECT created_at FROM calendar_feeds WHERE user_id = :user
