SELECT time_zone, notice_minutes, before_minutes, after_minutes, horizon_days, lengths
FROM schedules
WHERE user_id = :user AND time_zone IS NOT NULL
