-- The index gives its rows in the order of their numbers, which are the places: it stops at the limit.
SELECT p.place, p.rating_rank, p.created_at, p.name_key,
    CASE WHEN p.accepts_requests AND p.capacity > p.taken THEN p.capacity - p.taken ELSE 0 END, p.traits, p.user_id
FROM mentor_words
CROSS JOIN profiles p ON p.place = mentor_words.rowid
WHERE mentor_words MATCH :words AND mentor_words.rowid > :after
ORDER BY mentor_words.rowid
LIMIT :most
