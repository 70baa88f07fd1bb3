-- All hits of the expression, which a level of places keeps few, then the first of them. With a level of 8 or
-- more, one of the statements beside this is asked instead.
WITH hits AS MATERIALIZED (
    SELECT place, rating_rank, created_at, name_key, accepts_requests, capacity, taken, traits
    FROM profiles
    WHERE words @@ CAST(:words AS tsquery)
)
SELECT place, rating_rank, created_at, name_key,
    CASE WHEN accepts_requests AND capacity > taken THEN capacity - taken ELSE 0 END, traits
FROM hits
WHERE place > :after
ORDER BY place
LIMIT :most
