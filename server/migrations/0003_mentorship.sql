-- Requests for mentoring, and the mentorships that they open.

CREATE TABLE mentorship_requests (
    id             TEXT   NOT NULL PRIMARY KEY,
    mentor_id      TEXT   NOT NULL REFERENCES users (id),
    apprentice_id  TEXT   NOT NULL REFERENCES users (id),
    status         TEXT   NOT NULL,
    message        TEXT   NOT NULL,
    skills         TEXT   NOT NULL, -- names, one a line
    decline_reason TEXT,
    created_at     BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL,
    settled_at     BIGINT,
    CONSTRAINT mentorship_requests_not_self CHECK (mentor_id <> apprentice_id),
    CONSTRAINT mentorship_requests_status
        CHECK (status IN ('pending', 'accepted', 'declined', 'withdrawn', 'expired')),
    CONSTRAINT mentorship_requests_settled CHECK ((status = 'pending') = (settled_at IS NULL)),
    CONSTRAINT mentorship_requests_reason CHECK (decline_reason IS NULL OR status = 'declined'),
    CONSTRAINT mentorship_requests_expires CHECK (expires_at > created_at)
);
-- One waits at a time. It is also where two that ask, or ask and accept, at once wait for each other.
CREATE UNIQUE INDEX mentorship_requests_one_pending
    ON mentorship_requests (mentor_id, apprentice_id) WHERE status = 'pending';
-- The lists, newest first.
CREATE INDEX mentorship_requests_received ON mentorship_requests (mentor_id, created_at, id);
CREATE INDEX mentorship_requests_sent ON mentorship_requests (apprentice_id, created_at, id);
CREATE INDEX mentorship_requests_waiting ON mentorship_requests (expires_at) WHERE status = 'pending';

-- How many requests of an apprentice wait now. The limit is kept by the statement that counts up, not by a
-- CHECK, so that it can be lowered.
CREATE TABLE open_requests (
    apprentice_id TEXT    NOT NULL PRIMARY KEY REFERENCES users (id),
    waiting       INTEGER NOT NULL,
    CONSTRAINT open_requests_waiting CHECK (waiting >= 0)
);

CREATE TABLE mentorships (
    id            TEXT   NOT NULL PRIMARY KEY,
    request_id    TEXT   NOT NULL REFERENCES mentorship_requests (id),
    mentor_id     TEXT   NOT NULL REFERENCES users (id),
    apprentice_id TEXT   NOT NULL REFERENCES users (id),
    status        TEXT   NOT NULL,
    started_at    BIGINT NOT NULL,
    ended_at      BIGINT,
    ended_by      TEXT REFERENCES users (id),
    CONSTRAINT mentorships_status CHECK (status IN ('active', 'ended')),
    CONSTRAINT mentorships_not_self CHECK (mentor_id <> apprentice_id),
    CONSTRAINT mentorships_ended CHECK ((status = 'active') = (ended_at IS NULL)),
    CONSTRAINT mentorships_ended_by CHECK (ended_by IS NULL OR status = 'ended')
);
CREATE UNIQUE INDEX mentorships_one_active ON mentorships (mentor_id, apprentice_id) WHERE status = 'active';
CREATE UNIQUE INDEX mentorships_by_request ON mentorships (request_id);
CREATE INDEX mentorships_as_mentor ON mentorships (mentor_id, started_at, id);
CREATE INDEX mentorships_as_apprentice ON mentorships (apprentice_id, started_at, id);
