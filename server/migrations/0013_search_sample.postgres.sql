-- Four levels where there was one (levelOf and endOfLevel in search_place.h), so that the sample that a search
-- looks at first is about as big however many mentors there are. Those of before are among the new ones. The
-- indexes are made anew: to change each mentor's entries one after the other takes ten times as long.
DROP INDEX profiles_words;
DROP INDEX profiles_words_8;
DROP INDEX profiles_words_11;
DROP INDEX profiles_words_14;
UPDATE profiles
SET search_text = search_text || (
    SELECT coalesce(string_agg(' v_' || level, ''), '')
    FROM generate_series(21, 160) level
    WHERE place < (CASE level % 4
            WHEN 0 THEN 72057594037927936
            WHEN 1 THEN 60592972518301034
            WHEN 2 THEN 50952413380206180
            ELSE 42845701759940777
        END >> (level / 4)))
WHERE place IS NOT NULL;
CREATE INDEX profiles_words ON profiles USING gin (words) WITH (fastupdate = off);
CREATE INDEX profiles_words_8 ON profiles
    USING gin ((CASE WHEN place < 281474976710656 THEN words END)) WITH (fastupdate = off);
CREATE INDEX profiles_words_11 ON profiles
    USING gin ((CASE WHEN place < 35184372088832 THEN words END)) WITH (fastupdate = off);
CREATE INDEX profiles_words_14 ON profiles
    USING gin ((CASE WHEN place < 4398046511104 THEN words END)) WITH (fastupdate = off);
