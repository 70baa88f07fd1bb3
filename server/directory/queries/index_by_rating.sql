-- All hits, then sorted: for words that few mentors have.
SELECT p.place
FROM mentor_words
CROSS JOIN profiles p ON p.place = mentor_words.rowid
WHERE mentor_words MATCH :words
    AND p.rating_rank <= :key AND (p.rating_rank < :key OR p.place > :place)
ORDER BY p.rating_rank DESC, p.place
LIMIT :most
