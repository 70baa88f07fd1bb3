-- What a POST with an Idempotency-Key was answered, for a day. The row is written in the transaction of what the
-- request did, so either both are there or neither.
CREATE TABLE idempotency_keys (
    user_id         TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    idempotency_key TEXT    NOT NULL,
    fingerprint     TEXT    NOT NULL, -- of path, query and body, in hexadecimal
    status          INTEGER NOT NULL, -- 0 until the transaction knows
    content_type    TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    created_at      BIGINT  NOT NULL,
    PRIMARY KEY (user_id, idempotency_key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
