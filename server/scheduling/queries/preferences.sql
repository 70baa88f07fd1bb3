SELECT reminder_minutes, reminders_by_mail FROM notification_preferences WHERE user_id = :user
