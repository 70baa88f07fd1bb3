SELECT user_id, weekday, from_minute, to_minute
FROM availability_rules
WHERE user_id = ANY (CAST(:users AS TEXT[]))
