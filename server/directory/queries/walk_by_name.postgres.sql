-- Along the order, looking at each row's terms until there are enough: for words that many mentors have.
-- IS TRUE hides the expression from the index of words.
SELECT place
FROM profiles
WHERE place IS NOT NULL
    AND name_key >= :key AND (name_key > :key OR place > :place)
    AND (words @@ CAST(:words AS tsquery)) IS TRUE
ORDER BY name_key, place
LIMIT :most
