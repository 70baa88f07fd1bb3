-- All hits of the expression, which a level of places keeps few, then the first of them. OFFSET 0 keeps the
-- planner from going along the places instead. With a level of 2^-8 or less, one of the statements beside this
-- is asked instead.
SELECT place, rating_rank, created_at, name_key,
    CASE WHEN accepts_requests AND capacity > taken THEN capacity - taken ELSE 0 END, traits, user_id
FROM (
    SELECT place, rating_rank, created_at, name_key, accepts_requests, capacity, taken, traits, user_id
    FROM profiles
    WHERE words @@ CAST(:words AS tsquery)
    OFFSET 0
) hits
WHERE place > :after
ORDER BY place
LIMIT :most
