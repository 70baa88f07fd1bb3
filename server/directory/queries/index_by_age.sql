-- All hits, then sorted: for words that few mentors have.
SELECT p.place
FROM mentor_words
CROSS JOIN profiles p ON p.place = mentor_words.rowid
WHERE mentor_words MATCH :words
    AND p.created_at <= :key AND (p.created_at < :key OR p.place > :place)
ORDER BY p.created_at DESC, p.place
LIMIT :most
