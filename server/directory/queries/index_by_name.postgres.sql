-- All hits, then sorted: for words that few mentors have.
WITH hits AS MATERIALIZED (
    SELECT place, name_key FROM profiles WHERE words @@ CAST(:words AS tsquery)
)
SELECT place
FROM hits
WHERE name_key >= :key AND (name_key > :key OR place > :place)
ORDER BY name_key, place
LIMIT :most
