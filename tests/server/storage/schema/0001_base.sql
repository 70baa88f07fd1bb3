-- The tables of these tests; `;` in a comment ends nothing.
CREATE TABLE items (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    note TEXT,
    flag BOOLEAN NOT NULL,
    small INTEGER,
    big BIGINT,
    ratio DOUBLE PRECISION,
    bytes BYTEA,
    seen_at BIGINT,
    colour TEXT
);

CREATE TABLE counters (
    id INTEGER NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (id, value) VALUES (1, 0), (2, 0);

CREATE TABLE accounts (
    email TEXT NOT NULL,
    balance BIGINT NOT NULL,
    CONSTRAINT accounts_email_key UNIQUE (email),
    CONSTRAINT accounts_balance_positive CHECK (balance >= 0)
);

CREATE TABLE requests (
    id INTEGER NOT NULL PRIMARY KEY,
    mentor TEXT NOT NULL,
    apprentice TEXT NOT NULL,
    status TEXT NOT NULL
);
CREATE UNIQUE INDEX requests_one_pending ON requests (mentor, apprentice) WHERE status = 'pending';
CREATE UNIQUE INDEX requests_lower ON requests (lower(status || mentor)) WHERE status = 'active';

CREATE TABLE parents (id INTEGER NOT NULL PRIMARY KEY);
CREATE TABLE children (
    id INTEGER NOT NULL PRIMARY KEY,
    parent INTEGER NOT NULL CONSTRAINT children_parent REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE notes (text TEXT NOT NULL);
