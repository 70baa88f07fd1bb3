-- What was done that not everybody may do, and who came from where.

-- Rows are only ever added. Each carries the hash of the one before, so that one that was altered, taken out
-- or moved is found (server/audit/audit_chain.h).
CREATE TABLE audit_log (
    seq         BIGINT NOT NULL PRIMARY KEY,
    happened_at BIGINT NOT NULL,
    origin      TEXT   NOT NULL,
    actor_id    TEXT REFERENCES users (id),
    act         TEXT   NOT NULL,
    subject     TEXT   NOT NULL, -- an id; empty: the server itself
    details     TEXT   NOT NULL, -- JSON: a list of {name, value}
    prev_hash   TEXT   NOT NULL,
    hash        TEXT   NOT NULL,
    CONSTRAINT audit_log_seq CHECK (seq > 0),
    CONSTRAINT audit_log_origin CHECK (origin IN ('api', 'command-line', 'server')),
    CONSTRAINT audit_log_actor CHECK ((origin = 'api') = (actor_id IS NOT NULL))
);
CREATE INDEX audit_log_by_actor ON audit_log (actor_id, seq);
CREATE INDEX audit_log_by_subject ON audit_log (subject, seq);

-- The last row. Who adds one changes this first, so that they come one after the other.
CREATE TABLE audit_head (
    id   INTEGER NOT NULL PRIMARY KEY,
    seq  BIGINT  NOT NULL,
    hash TEXT    NOT NULL,
    CONSTRAINT audit_head_single CHECK (id = 1)
);
INSERT INTO audit_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE connection_log (
    id          TEXT   NOT NULL PRIMARY KEY,
    happened_at BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    user_id     TEXT REFERENCES users (id),
    address     TEXT   NOT NULL,
    user_agent  TEXT,
    CONSTRAINT connection_log_kind CHECK (kind IN ('signed-in', 'refused', 'new-address')),
    CONSTRAINT connection_log_user CHECK (kind = 'refused' OR user_id IS NOT NULL)
);
CREATE INDEX connection_log_by_time ON connection_log (happened_at, id);
CREATE INDEX connection_log_by_user ON connection_log (user_id, happened_at, id);
