SELECT r.user_id, r.weekday, r.from_minute, r.to_minute
FROM json_each(:users) u
CROSS JOIN availability_rules r ON r.user_id = u.value
