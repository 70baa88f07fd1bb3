-- All hits, then sorted: for words that few mentors have.
WITH hits AS MATERIALIZED (
    SELECT place, created_at FROM profiles WHERE words @@ CAST(:words AS tsquery)
)
SELECT place
FROM hits
WHERE created_at <= :key AND (created_at < :key OR place > :place)
ORDER BY created_at DESC, place
LIMIT :most
