-- The orders and the index of the search for mentors. Keys sort by their bytes, as they do in SQLite,
-- whatever the database's collation.

ALTER TABLE profiles ALTER COLUMN name_key TYPE TEXT COLLATE "C";
ALTER TABLE skills ALTER COLUMN name_key TYPE TEXT COLLATE "C";
ALTER TABLE skill_beginnings ALTER COLUMN beginning TYPE TEXT COLLATE "C";
ALTER TABLE categories ALTER COLUMN key_en TYPE TEXT COLLATE "C";
ALTER TABLE categories ALTER COLUMN key_es TYPE TEXT COLLATE "C";

CREATE INDEX profiles_by_name ON profiles (name_key, place) WHERE place IS NOT NULL;
CREATE UNIQUE INDEX skills_name_key ON skills (name_key);
CREATE UNIQUE INDEX skill_beginnings_key ON skill_beginnings (beginning, skill_id);
CREATE UNIQUE INDEX categories_key_en ON categories (key_en);
CREATE UNIQUE INDEX categories_key_es ON categories (key_es);

-- The words are made by server/directory; splitting at the spaces, and no parser, makes the same ones of
-- them that SQLite indexes. (to_tsvector('simple', …) would take `a_b` or `1.5` apart in its own way.)
ALTER TABLE profiles ADD COLUMN words tsvector
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED;
-- Without a pending list, which every search would have to read through.
CREATE INDEX profiles_words ON profiles USING gin (words) WITH (fastupdate = off);
-- Room beside a row for its next version: a place taken then touches no index.
ALTER TABLE profiles SET (fillfactor = 80);
