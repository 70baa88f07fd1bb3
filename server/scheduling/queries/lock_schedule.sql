-- An update is what others wait for on PostgreSQL; on SQLite there is one writer anyway.
INSERT INTO schedules (user_id, rev, time_zone, notice_minutes, before_minutes, after_minutes, horizon_days, lengths)
VALUES (:user, 1, NULL, :notice, :before, :after, :horizon, :lengths)
ON CONFLICT (user_id) DO UPDATE SET rev = schedules.rev + 1
