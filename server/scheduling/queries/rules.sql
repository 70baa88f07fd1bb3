SELECT weekday, from_minute, to_minute
FROM availability_rules
WHERE user_id = :user
ORDER BY weekday, from_minute
