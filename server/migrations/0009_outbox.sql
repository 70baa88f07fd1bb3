-- What is to be told to somebody outside, written in the transaction that caused it, and taken by a runner.

-- A mail on its way. What it says is made from kind, locale and payload when it goes out.
CREATE TABLE outbox (
    id              TEXT    NOT NULL PRIMARY KEY,
    kind            TEXT    NOT NULL,
    channel         TEXT    NOT NULL,
    event_key       TEXT    NOT NULL, -- what it is about: the same thing is told to the same person once
    user_id         TEXT    REFERENCES users (id) ON DELETE CASCADE,
    address         TEXT    NOT NULL,
    locale          TEXT    NOT NULL,
    payload         BYTEA,            -- sealed; gone once it was sent
    state           TEXT    NOT NULL,
    attempts        INTEGER NOT NULL,
    created_at      BIGINT  NOT NULL,
    next_attempt_at BIGINT  NOT NULL, -- of a running one: until when whoever has it may work on it
    give_up_at      BIGINT  NOT NULL,
    expires_at      BIGINT,           -- from then on it would be of no use to anybody
    lease_id        TEXT,
    settled_at      BIGINT,
    last_error      TEXT,
    CONSTRAINT outbox_once UNIQUE (event_key, user_id, channel),
    CONSTRAINT outbox_channel CHECK (channel IN ('email')),
    CONSTRAINT outbox_locale CHECK (locale IN ('en', 'es')),
    CONSTRAINT outbox_state CHECK (state IN ('waiting', 'running', 'sent', 'dead')),
    CONSTRAINT outbox_running_has_lease CHECK ((state = 'running') = (lease_id IS NOT NULL)),
    CONSTRAINT outbox_settled CHECK ((state IN ('sent', 'dead')) = (settled_at IS NOT NULL)),
    CONSTRAINT outbox_payload CHECK ((payload IS NULL) = (state = 'sent'))
);
CREATE UNIQUE INDEX outbox_once_without_account ON outbox (event_key, channel) WHERE user_id IS NULL;
CREATE INDEX outbox_due ON outbox (channel, next_attempt_at, id) WHERE state IN ('waiting', 'running');
CREATE INDEX outbox_by_state ON outbox (state, created_at, id);
CREATE INDEX outbox_by_age ON outbox (created_at, id);
CREATE INDEX outbox_of_user ON outbox (user_id);
CREATE INDEX outbox_settled_at ON outbox (settled_at) WHERE settled_at IS NOT NULL;
