INSERT INTO availability_rules (user_id, weekday, from_minute, to_minute) VALUES (:user, :weekday, :from, :to)
