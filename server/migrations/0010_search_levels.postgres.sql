-- Small indexes of the first mentors alone. The index of everybody finds the few of a common word that stand
-- first by unpacking most of the word's list, which grows with the mentors; in one of these that list is
-- short however many there are. Levels 8, 11 and 14 (levelOf in search_place.h) are places below 2^48, 2^45
-- and 2^42. That the condition stands in what is indexed, and not behind a WHERE, leaves a statement that
-- asks so this one index to use; the rows beyond cost an entry that holds next to nothing.
CREATE INDEX profiles_words_8 ON profiles
    USING gin ((CASE WHEN place < 281474976710656 THEN words END)) WITH (fastupdate = off);
CREATE INDEX profiles_words_11 ON profiles
    USING gin ((CASE WHEN place < 35184372088832 THEN words END)) WITH (fastupdate = off);
CREATE INDEX profiles_words_14 ON profiles
    USING gin ((CASE WHEN place < 4398046511104 THEN words END)) WITH (fastupdate = off);
