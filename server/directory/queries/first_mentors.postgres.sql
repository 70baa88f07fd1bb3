-- As first_hits for a search that asks for nothing: along the places. The limit inside is the most that anybody
-- asks for; a number there, and no parameter, tells the planner to go along the index.
SELECT *
FROM (
    SELECT place, rating_rank, created_at, name_key,
        CASE WHEN accepts_requests AND capacity > taken THEN capacity - taken ELSE 0 END, traits, user_id
    FROM profiles
    WHERE place > :after
    ORDER BY place
    LIMIT 101
) mentors
ORDER BY place
LIMIT :most
