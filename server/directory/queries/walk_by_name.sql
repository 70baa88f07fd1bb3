-- Along the order, looking at each row's terms until there are enough: for words that many mentors have.
SELECT p.place
FROM profiles p INDEXED BY profiles_by_name
WHERE p.place IS NOT NULL
    AND p.name_key >= :key AND (p.name_key > :key OR p.place > :place)
    AND NOT EXISTS (
        SELECT 1 FROM json_each(:words) wanted
        WHERE NOT EXISTS (
            SELECT 1 FROM json_each(wanted.value) term
            WHERE instr(' ' || p.search_text || ' ', term.value) > 0))
ORDER BY p.name_key, p.place
LIMIT :most
