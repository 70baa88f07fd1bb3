SELECT id, time_zone, locale FROM users WHERE id = :user
