-- The orders and the index of the search for mentors. PostgreSQL has a file of its own.

CREATE INDEX profiles_by_name ON profiles (name_key, place) WHERE place IS NOT NULL;
CREATE UNIQUE INDEX skills_name_key ON skills (name_key);
CREATE UNIQUE INDEX skill_beginnings_key ON skill_beginnings (beginning, skill_id);
CREATE UNIQUE INDEX categories_key_en ON categories (key_en);
CREATE UNIQUE INDEX categories_key_es ON categories (key_es);

-- The words are made by server/directory, so nothing is left to split but at the spaces. A row's number is
-- its place, so that hits come in the order of the search without being sorted. Positions are not kept.
CREATE VIRTUAL TABLE mentor_words USING fts5 (
    search_text, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '_'"
);

CREATE TRIGGER profiles_words_insert AFTER INSERT ON profiles WHEN new.place IS NOT NULL
BEGIN
    INSERT INTO mentor_words (rowid, search_text) VALUES (new.place, new.search_text);
END;

CREATE TRIGGER profiles_words_delete AFTER DELETE ON profiles WHEN old.place IS NOT NULL
BEGIN
    INSERT INTO mentor_words (mentor_words, rowid, search_text)
    VALUES ('delete', old.place, old.search_text);
END;

CREATE TRIGGER profiles_words_update AFTER UPDATE OF place, search_text ON profiles
WHEN old.place IS NOT new.place OR old.search_text IS NOT new.search_text
BEGIN
    INSERT INTO mentor_words (mentor_words, rowid, search_text)
    SELECT 'delete', old.place, old.search_text WHERE old.place IS NOT NULL;
    INSERT INTO mentor_words (rowid, search_text)
    SELECT new.place, new.search_text WHERE new.place IS NOT NULL;
END;
