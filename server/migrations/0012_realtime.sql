-- Lasting connections: when people were last there, and their rows in the connection log.

CREATE TABLE last_seen (
    user_id TEXT   NOT NULL PRIMARY KEY REFERENCES users (id),
    seen_at BIGINT NOT NULL
);

-- SQLite cannot change a CHECK: the table is made anew.
CREATE TABLE connection_log_new (
    id          TEXT   NOT NULL PRIMARY KEY,
    happened_at BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    user_id     TEXT REFERENCES users (id),
    address     TEXT   NOT NULL,
    user_agent  TEXT,
    CONSTRAINT connection_log_known_kind
        CHECK (kind IN ('signed-in', 'refused', 'new-address', 'connect', 'disconnect', 'reconnect')),
    CONSTRAINT connection_log_whose CHECK (kind = 'refused' OR user_id IS NOT NULL)
);
INSERT INTO connection_log_new (id, happened_at, kind, user_id, address, user_agent)
SELECT id, happened_at, kind, user_id, address, user_agent FROM connection_log;
DROP TABLE connection_log;
ALTER TABLE connection_log_new RENAME TO connection_log;
CREATE INDEX connection_log_by_time ON connection_log (happened_at, id);
CREATE INDEX connection_log_by_user ON connection_log (user_id, happened_at, id);
