UPDATE schedules
SET time_zone = :time_zone, notice_minutes = :notice, before_minutes = :before, after_minutes = :after,
    horizon_days = :horizon, lengths = :lengths
WHERE user_id = :user
