-- Along the order, looking at each row's terms until there are enough: for words that many mentors have.
-- IS TRUE hides the expression from the index of words.
SELECT place
FROM profiles
WHERE place IS NOT NULL
    AND created_at <= :key AND (created_at < :key OR place > :place)
    AND (words @@ CAST(:words AS tsquery)) IS TRUE
ORDER BY created_at DESC, place
LIMIT :most
