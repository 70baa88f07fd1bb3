-- What an account needs beyond signing in: codes that are mailed, keys for programs, and from where somebody is
-- signed in.

-- A code that was mailed and proves that whoever has it reads that mailbox. Only its SHA-256 in hexadecimal.
-- Used ones are deleted; of one purpose there may be a few, since mails overtake each other.
CREATE TABLE one_time_tokens (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    user_id    TEXT   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    purpose    TEXT   NOT NULL,
    email      TEXT   NOT NULL, -- where it was sent
    email_key  TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT one_time_tokens_purpose CHECK (purpose IN ('verify-email', 'change-email', 'reset-password'))
);
CREATE INDEX one_time_tokens_of_user ON one_time_tokens (user_id, purpose, created_at);
CREATE INDEX one_time_tokens_by_expiry ON one_time_tokens (expires_at);

-- Whoever says that a password is forgotten waits here, known or not, so that the answer takes equally long. A
-- chore takes the rows away and has a mail written to those who have an account.
CREATE TABLE password_reset_requests (
    email_key    TEXT   NOT NULL PRIMARY KEY,
    requested_at BIGINT NOT NULL
);
CREATE INDEX password_reset_requests_by_time ON password_reset_requests (requested_at);

-- Personal access tokens. Ended ones are deleted.
CREATE TABLE access_keys (
    id           TEXT   NOT NULL PRIMARY KEY,
    user_id      TEXT   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    token_hash   TEXT   NOT NULL CONSTRAINT access_keys_token_hash_key UNIQUE,
    name         TEXT   NOT NULL,
    scopes       TEXT   NOT NULL, -- separated by spaces
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT,
    last_used_at BIGINT
);
CREATE INDEX access_keys_of_user ON access_keys (user_id, created_at);

-- Empty: not known, or no longer anybody's business.
ALTER TABLE sign_ins ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE sign_ins ADD COLUMN address TEXT NOT NULL DEFAULT '';
