-- What two say of each other after a session. Seen by others once both have written, or two weeks have passed.

-- Reviews stand on a session and on its being completed: that is final, so the reference keeps it.
CREATE UNIQUE INDEX sessions_by_status ON sessions (id, status);

CREATE TABLE reviews (
    id             TEXT    NOT NULL PRIMARY KEY,
    session_id     TEXT    NOT NULL,
    session_status TEXT    NOT NULL,
    author_id      TEXT    NOT NULL REFERENCES users (id),
    subject_id     TEXT    NOT NULL REFERENCES users (id),
    subject_role   TEXT    NOT NULL,
    rating         INTEGER NOT NULL,
    comment        TEXT,
    created_at     BIGINT  NOT NULL,
    edited_at      BIGINT,
    reveal_at      BIGINT  NOT NULL, -- at the latest
    revealed_at    BIGINT,
    CONSTRAINT reviews_one_each UNIQUE (session_id, author_id),
    CONSTRAINT reviews_of_completed FOREIGN KEY (session_id, session_status) REFERENCES sessions (id, status),
    CONSTRAINT reviews_completed CHECK (session_status = 'completed'),
    CONSTRAINT reviews_not_self CHECK (author_id <> subject_id),
    CONSTRAINT reviews_role CHECK (subject_role IN ('mentor', 'apprentice')),
    CONSTRAINT reviews_rating CHECK (rating BETWEEN 1 AND 5)
);
CREATE INDEX reviews_of_subject ON reviews (subject_id, revealed_at, id) WHERE revealed_at IS NOT NULL;
CREATE INDEX reviews_of_author ON reviews (author_id, id);
CREATE INDEX reviews_to_reveal ON reviews (reveal_at) WHERE revealed_at IS NULL;
