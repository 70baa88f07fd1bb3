-- As first_hits, for expressions with a level of 2^-11 or less: from the index of the mentors on that level.
SELECT place, rating_rank, created_at, name_key,
    CASE WHEN accepts_requests AND capacity > taken THEN capacity - taken ELSE 0 END, traits, user_id
FROM (
    SELECT place, rating_rank, created_at, name_key, accepts_requests, capacity, taken, traits, user_id
    FROM profiles
    WHERE CASE WHEN place < 35184372088832 THEN words END @@ CAST(:words AS tsquery)
    OFFSET 0
) hits
WHERE place > :after
ORDER BY place
LIMIT :most
