-- Who may make an account where not everybody may, and for how long an account is suspended.

-- One account each. Only the code's hash: SHA-256 in hexadecimal.
CREATE TABLE invites (
    id         TEXT   NOT NULL PRIMARY KEY,
    code_hash  TEXT   NOT NULL CONSTRAINT invites_code_hash_key UNIQUE,
    roles      TEXT   NOT NULL, -- a space between; empty: whoever registers chooses
    email      TEXT,
    email_key  TEXT,
    created_by TEXT REFERENCES users (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    used_at    BIGINT,
    used_by    TEXT REFERENCES users (id),
    CONSTRAINT invites_email_has_key CHECK ((email IS NULL) = (email_key IS NULL)),
    CONSTRAINT invites_used CHECK ((used_at IS NULL) = (used_by IS NULL)),
    CONSTRAINT invites_used_or_revoked CHECK (used_at IS NULL OR revoked_at IS NULL),
    CONSTRAINT invites_expires CHECK (expires_at > created_at)
);
CREATE INDEX invites_by_user ON invites (used_by);

ALTER TABLE users ADD COLUMN suspended_until BIGINT; -- when it ends by itself; NULL: never
ALTER TABLE users ADD COLUMN suspension_reason TEXT;
CREATE INDEX users_by_suspension_end ON users (suspended_until) WHERE suspended_until IS NOT NULL;
