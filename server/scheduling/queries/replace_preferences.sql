INSERT INTO notification_preferences (user_id, reminder_minutes, reminders_by_mail, updated_at)
VALUES (:user, :minutes, :by_mail, :now)
ON CONFLICT (user_id) DO UPDATE
SET reminder_minutes = excluded.reminder_minutes, reminders_by_mail = excluded.reminders_by_mail,
    updated_at = excluded.updated_at
