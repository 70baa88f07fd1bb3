-- What people show of themselves, and the words by which mentors are found.

-- One row for each account. display_name, email_verified, is_mentor, active and time_zone repeat what the
-- account says, so that a search reads one table.
CREATE TABLE profiles (
    user_id          TEXT    NOT NULL PRIMARY KEY REFERENCES users (id),
    -- Where the mentor stands in the order in which a search looks at mentors; the first is the smallest.
    -- NULL: is not found by searching (no mentor, suspended, deleted).
    place            BIGINT  CONSTRAINT profiles_place_key UNIQUE,
    is_mentor        BOOLEAN NOT NULL,
    active           BOOLEAN NOT NULL, -- neither suspended nor deleted
    accepts_requests BOOLEAN NOT NULL,
    email_verified   BOOLEAN NOT NULL,
    capacity         INTEGER NOT NULL, -- apprentices at a time; may be lower than taken after a change
    taken            INTEGER NOT NULL,
    rating_sum       BIGINT  NOT NULL,
    rating_count     INTEGER NOT NULL,
    rating_rank      BIGINT  NOT NULL, -- sorts by rating, then by number of ratings; 0: not rated
    created_at       BIGINT  NOT NULL,
    updated_at       BIGINT  NOT NULL,
    display_name     TEXT    NOT NULL,
    name_key         TEXT    NOT NULL, -- folded; sorts
    time_zone        TEXT    NOT NULL,
    headline         TEXT,
    location         TEXT,
    languages        TEXT    NOT NULL, -- ISO 639-1 codes, a space between
    skills           TEXT    NOT NULL, -- those of user_skills, one a line: id, space, name
    traits           TEXT    NOT NULL, -- what the match score looks at
    goals            TEXT    NOT NULL, -- one a line
    bio              TEXT,
    search_text      TEXT, -- all that the search can ask for, a space between; NULL where place is
    CONSTRAINT profiles_capacity CHECK (capacity >= 0),
    CONSTRAINT profiles_taken CHECK (taken >= 0),
    CONSTRAINT profiles_rating CHECK (rating_sum >= 0 AND rating_count >= 0),
    CONSTRAINT profiles_found CHECK ((place IS NULL) = (search_text IS NULL))
);
CREATE INDEX profiles_by_rating ON profiles (rating_rank DESC, place) WHERE place IS NOT NULL;
CREATE INDEX profiles_by_age ON profiles (created_at DESC, place) WHERE place IS NOT NULL;

CREATE TABLE skills (
    id       TEXT NOT NULL PRIMARY KEY,
    name     TEXT NOT NULL,
    name_key TEXT NOT NULL -- folded
);

-- `machine learning` begins with itself and, at its second word, with `learning`.
CREATE TABLE skill_beginnings (
    beginning TEXT NOT NULL,
    skill_id  TEXT NOT NULL REFERENCES skills (id) ON DELETE CASCADE
);

CREATE TABLE user_skills (
    user_id  TEXT    NOT NULL REFERENCES users (id),
    skill_id TEXT    NOT NULL REFERENCES skills (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (user_id, skill_id)
);
CREATE INDEX user_skills_by_skill ON user_skills (skill_id);

CREATE TABLE categories (
    id      TEXT NOT NULL PRIMARY KEY,
    name_en TEXT NOT NULL,
    name_es TEXT NOT NULL,
    key_en  TEXT NOT NULL, -- folded
    key_es  TEXT NOT NULL
);

CREATE TABLE user_categories (
    user_id     TEXT NOT NULL REFERENCES users (id),
    category_id TEXT NOT NULL CONSTRAINT user_categories_category REFERENCES categories (id),
    PRIMARY KEY (user_id, category_id)
);
CREATE INDEX user_categories_by_category ON user_categories (category_id);
