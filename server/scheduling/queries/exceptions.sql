SELECT id, kind, first_date, last_date, from_minute, to_minute, note
FROM availability_exceptions
WHERE user_id = :user AND last_date >= :date
ORDER BY first_date, COALESCE(from_minute, -1), id
LIMIT :limit
