-- What either of the two notes of a session, for oneself and for both; and the dates on which the organisation
-- is closed, for every mentor wherever they live.

CREATE TABLE session_notes (
    session_id TEXT   NOT NULL REFERENCES sessions (id),
    author_id  TEXT   NOT NULL REFERENCES users (id),
    private    TEXT   NOT NULL, -- only its author sees it
    shared     TEXT   NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (session_id, author_id)
);
CREATE INDEX session_notes_of_author ON session_notes (author_id);

CREATE TABLE calendar_days (
    date TEXT NOT NULL PRIMARY KEY, -- 2026-11-20
    name TEXT NOT NULL
);
