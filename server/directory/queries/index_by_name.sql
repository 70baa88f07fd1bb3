-- All hits, then sorted: for words that few mentors have.
SELECT p.place
FROM mentor_words
CROSS JOIN profiles p ON p.place = mentor_words.rowid
WHERE mentor_words MATCH :words
    AND p.name_key >= :key AND (p.name_key > :key OR p.place > :place)
ORDER BY p.name_key, p.place
LIMIT :most
