-- Whose sessions can be read by whoever has the address. Of that only a hash is kept.
CREATE TABLE calendar_feeds (
    user_id    TEXT   NOT NULL PRIMARY KEY REFERENCES users (id),
    token_hash TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT calendar_feeds_token UNIQUE (token_hash)
);
