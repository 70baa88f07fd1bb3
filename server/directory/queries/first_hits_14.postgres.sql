-- As first_hits, for expressions with a level of 14 or more: from the index of the mentors on level 14.
WITH hits AS MATERIALIZED (
    SELECT place, rating_rank, created_at, name_key, accepts_requests, capacity, taken, traits
    FROM profiles
    WHERE CASE WHEN place < 4398046511104 THEN words END @@ CAST(:words AS tsquery)
)
SELECT place, rating_rank, created_at, name_key,
    CASE WHEN accepts_requests AND capacity > taken THEN capacity - taken ELSE 0 END, traits
FROM hits
WHERE place > :after
ORDER BY place
LIMIT :most
