-- As first_hits, for expressions with a level of 11 or more: from the index of the mentors on level 11.
WITH hits AS MATERIALIZED (
    SELECT place, rating_rank, created_at, name_key, accepts_requests, capacity, taken, traits
    FROM profiles
    WHERE CASE WHEN place < 35184372088832 THEN words END @@ CAST(:words AS tsquery)
)
SELECT place, rating_rank, created_at, name_key,
    CASE WHEN accepts_requests AND capacity > taken THEN capacity - taken ELSE 0 END, traits
FROM hits
WHERE place > :after
ORDER BY place
LIMIT :most
