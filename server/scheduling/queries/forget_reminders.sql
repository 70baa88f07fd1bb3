DELETE FROM session_reminders
WHERE (session_id, user_id, minutes) IN (
    SELECT session_id, user_id, minutes FROM session_reminders WHERE starts_at < :before LIMIT :limit)
