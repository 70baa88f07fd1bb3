DELETE FROM calendar_feeds WHERE user_id = :user
