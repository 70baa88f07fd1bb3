-- Along the order, looking at each row's terms until there are enough: for words that many mentors have.
SELECT p.place
FROM profiles p INDEXED BY profiles_by_age
WHERE p.place IS NOT NULL
    AND p.created_at <= :key AND (p.created_at < :key OR p.place > :place)
    AND NOT EXISTS (
        SELECT 1 FROM json_each(:words) wanted
        WHERE NOT EXISTS (
            SELECT 1 FROM json_each(wanted.value) term
            WHERE instr(' ' || p.search_text || ' ', term.value) > 0))
ORDER BY p.created_at DESC, p.place
LIMIT :most
