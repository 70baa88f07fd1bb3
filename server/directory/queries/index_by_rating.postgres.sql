-- All hits, then sorted: for words that few mentors have.
WITH hits AS MATERIALIZED (
    SELECT place, rating_rank FROM profiles WHERE words @@ CAST(:words AS tsquery)
)
SELECT place
FROM hits
WHERE rating_rank <= :key AND (rating_rank < :key OR place > :place)
ORDER BY rating_rank DESC, place
LIMIT :most
