SELECT e.user_id, e.kind, e.first_date, e.last_date, e.from_minute, e.to_minute
FROM json_each(:users) u
CROSS JOIN availability_exceptions e ON e.user_id = u.value
WHERE e.last_date >= :date
