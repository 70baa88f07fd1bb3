DELETE FROM notification_preferences WHERE user_id = :user
