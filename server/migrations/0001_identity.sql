-- Accounts, what they may do, and where they are signed in.
-- Instants are UTC milliseconds since the epoch; ids are UUIDv7 in canonical form.

-- An account. A deleted one keeps its row, so that what others have of it still refers to something, but
-- nothing in it says who it was.
CREATE TABLE users (
    id                TEXT   NOT NULL PRIMARY KEY,
    email             TEXT,
    email_key         TEXT   CONSTRAINT users_email_key_key UNIQUE,
    email_verified_at BIGINT,
    username          TEXT,
    username_key      TEXT   CONSTRAINT users_username_key_key UNIQUE,
    display_name      TEXT   NOT NULL,
    locale            TEXT   NOT NULL,
    time_zone         TEXT   NOT NULL,
    password_hash     TEXT,
    created_at        BIGINT NOT NULL,
    updated_at        BIGINT NOT NULL,
    suspended_at      BIGINT,
    deleted_at        BIGINT,
    CONSTRAINT users_locale CHECK (locale IN ('en', 'es')),
    CONSTRAINT users_email_has_key CHECK ((email IS NULL) = (email_key IS NULL)),
    CONSTRAINT users_username_has_key CHECK ((username IS NULL) = (username_key IS NULL)),
    CONSTRAINT users_live_has_email CHECK (deleted_at IS NOT NULL OR email IS NOT NULL),
    CONSTRAINT users_deleted_is_anonymous CHECK (deleted_at IS NULL
        OR (email IS NULL AND username IS NULL AND password_hash IS NULL AND display_name = ''))
);

CREATE TABLE user_roles (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role    TEXT NOT NULL,
    PRIMARY KEY (user_id, role),
    CONSTRAINT user_roles_role CHECK (role IN ('apprentice', 'mentor', 'admin'))
);

-- One log-in on one device, and the family of all refresh tokens that came from it.
CREATE TABLE sign_ins (
    id           TEXT   NOT NULL PRIMARY KEY,
    user_id      TEXT   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at   BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL, -- whatever is refreshed, not longer than this
    ended_at     BIGINT,
    end_reason   TEXT,
    CONSTRAINT sign_ins_end_has_reason CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
    CONSTRAINT sign_ins_end_reason CHECK (end_reason IN
        ('logout', 'logout-all', 'refresh-reuse', 'suspended', 'deleted', 'password-changed'))
);
CREATE INDEX sign_ins_live ON sign_ins (user_id) WHERE ended_at IS NULL;
CREATE INDEX sign_ins_by_expiry ON sign_ins (expires_at);

-- Only hashes: SHA-256 of the token, in hexadecimal.
CREATE TABLE refresh_tokens (
    token_hash  TEXT   NOT NULL PRIMARY KEY,
    sign_in_id  TEXT   NOT NULL REFERENCES sign_ins (id) ON DELETE CASCADE,
    parent_hash TEXT,
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    used_at     BIGINT
);
CREATE INDEX refresh_tokens_by_sign_in ON refresh_tokens (sign_in_id, expires_at);
-- A family has at most one token that still works.
CREATE UNIQUE INDEX refresh_tokens_live_leaf ON refresh_tokens (sign_in_id) WHERE used_at IS NULL;

-- Grows with everything that must end access at once: log-out, suspension, changed roles, deletion. What
-- processes remember of tokens and roles is good for one version only.
CREATE TABLE security_version (
    id      INTEGER NOT NULL PRIMARY KEY,
    version BIGINT  NOT NULL,
    CONSTRAINT security_version_single CHECK (id = 1)
);
INSERT INTO security_version (id, version) VALUES (1, 1);
