-- Sessions of a mentor and an apprentice, times held while somebody decides, and whose time both take.

CREATE TABLE sessions (
    id                 TEXT    NOT NULL PRIMARY KEY,
    mentor_id          TEXT    NOT NULL REFERENCES users (id),
    apprentice_id      TEXT    NOT NULL REFERENCES users (id),
    booked_by          TEXT    NOT NULL REFERENCES users (id),
    status             TEXT    NOT NULL,
    starts_at          BIGINT  NOT NULL,
    ends_at            BIGINT  NOT NULL,
    medium             TEXT    NOT NULL,
    place              TEXT,
    agenda             TEXT,
    move_by            TEXT REFERENCES users (id), -- who asks to have it at another time
    move_starts_at     BIGINT,
    move_ends_at       BIGINT,
    cancel_reason      TEXT,
    cancelled_by       TEXT REFERENCES users (id),
    mentor_came_at     BIGINT,
    apprentice_came_at BIGINT,
    sequence           INTEGER NOT NULL, -- of its calendar entry (RFC 5545, 3.8.7.4)
    created_at         BIGINT  NOT NULL,
    settled_at         BIGINT,
    CONSTRAINT sessions_not_self CHECK (mentor_id <> apprentice_id),
    CONSTRAINT sessions_booked_by CHECK (booked_by IN (mentor_id, apprentice_id)),
    CONSTRAINT sessions_status
        CHECK (status IN ('proposed', 'scheduled', 'in_progress', 'completed', 'cancelled', 'no_show')),
    CONSTRAINT sessions_times CHECK (starts_at < ends_at AND ends_at - starts_at <= 86400000),
    CONSTRAINT sessions_medium CHECK (medium IN ('chat', 'audio', 'video', 'in-person')),
    CONSTRAINT sessions_place CHECK ((medium = 'in-person') = (place IS NOT NULL)),
    CONSTRAINT sessions_move CHECK ((move_by IS NULL) = (move_starts_at IS NULL)
        AND (move_by IS NULL) = (move_ends_at IS NULL) AND (move_by IS NULL OR status = 'scheduled')),
    CONSTRAINT sessions_move_times CHECK (move_starts_at < move_ends_at),
    CONSTRAINT sessions_settled
        CHECK ((status IN ('proposed', 'scheduled', 'in_progress')) = (settled_at IS NULL)),
    CONSTRAINT sessions_cancelled CHECK (status = 'cancelled' OR (cancel_reason IS NULL AND cancelled_by IS NULL)),
    CONSTRAINT sessions_no_show
        CHECK (status <> 'no_show' OR (mentor_came_at IS NULL) <> (apprentice_came_at IS NULL))
);
CREATE INDEX sessions_of_mentor ON sessions (mentor_id, starts_at, id);
CREATE INDEX sessions_of_apprentice ON sessions (apprentice_id, starts_at, id);

CREATE TABLE holds (
    id            TEXT   NOT NULL PRIMARY KEY,
    mentor_id     TEXT   NOT NULL REFERENCES users (id),
    apprentice_id TEXT   NOT NULL REFERENCES users (id),
    starts_at     BIGINT NOT NULL,
    ends_at       BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL,
    CONSTRAINT holds_not_self CHECK (mentor_id <> apprentice_id),
    CONSTRAINT holds_times CHECK (starts_at < ends_at AND ends_at - starts_at <= 86400000)
);
CREATE UNIQUE INDEX holds_one_each ON holds (apprentice_id);
CREATE INDEX holds_of_mentor ON holds (mentor_id);
CREATE INDEX holds_expiring ON holds (expires_at);

-- Whose time is taken when: by a session, by where a session may move to, or by a hold (whose id is then the
-- session_id). No person is in two at once while both are live, whatever their role in them.
CREATE TABLE session_participants (
    session_id TEXT    NOT NULL,
    user_id    TEXT    NOT NULL REFERENCES users (id),
    part       TEXT    NOT NULL,
    starts_at  BIGINT  NOT NULL,
    ends_at    BIGINT  NOT NULL,
    live       BOOLEAN NOT NULL,
    PRIMARY KEY (session_id, user_id, part),
    CONSTRAINT session_participants_part CHECK (part IN ('booked', 'move', 'hold')),
    CONSTRAINT session_participants_times CHECK (starts_at < ends_at AND ends_at - starts_at <= 86400000)
);
CREATE INDEX session_participants_of_user ON session_participants (user_id, starts_at) WHERE live;
