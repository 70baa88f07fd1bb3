SELECT user_id, kind, first_date, last_date, from_minute, to_minute
FROM availability_exceptions
WHERE user_id = ANY (CAST(:users AS TEXT[])) AND last_date >= :date
