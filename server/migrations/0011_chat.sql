-- Chats, who talks in them, what was said, and who blocked whom. PostgreSQL has a file of its own.

CREATE TABLE chats (
    id         TEXT   NOT NULL PRIMARY KEY,
    kind       TEXT   NOT NULL,
    title      TEXT,
    pair_low   TEXT   REFERENCES users (id), -- of a private chat: the two, the smaller id first
    pair_high  TEXT   REFERENCES users (id),
    last_seq   BIGINT NOT NULL, -- of the newest message; 0: none
    rev        BIGINT NOT NULL, -- raised by every change, under this row's lock
    created_at BIGINT NOT NULL,
    active_at  BIGINT NOT NULL, -- of the newest message; before the first: created_at
    CONSTRAINT chats_kind CHECK (kind IN ('private', 'group')),
    CONSTRAINT chats_title CHECK ((kind = 'group') = (title IS NOT NULL)),
    CONSTRAINT chats_pair CHECK ((kind = 'private') = (pair_low IS NOT NULL)
        AND (kind = 'private') = (pair_high IS NOT NULL)),
    CONSTRAINT chats_pair_order CHECK (pair_low < pair_high),
    CONSTRAINT chats_counters CHECK (last_seq >= 0 AND rev > last_seq)
);
CREATE UNIQUE INDEX chats_pair_key ON chats (pair_low, pair_high) WHERE kind = 'private';

-- Rows stay when somebody leaves: what they wrote refers to them.
CREATE TABLE chat_participants (
    chat_id          TEXT   NOT NULL REFERENCES chats (id),
    user_id          TEXT   NOT NULL REFERENCES users (id),
    delivered_seq    BIGINT NOT NULL,
    read_seq         BIGINT NOT NULL,
    rev              BIGINT NOT NULL, -- the chat's when this row last changed
    visible_from_seq BIGINT NOT NULL,
    hidden_seq       BIGINT, -- hidden while the chat has no message after this one; only its owner sees it
    joined_at        BIGINT NOT NULL,
    left_at          BIGINT,
    PRIMARY KEY (chat_id, user_id),
    CONSTRAINT chat_participants_marks CHECK (0 <= read_seq AND read_seq <= delivered_seq),
    CONSTRAINT chat_participants_visible CHECK (visible_from_seq >= 1)
);
CREATE INDEX chat_participants_of_user ON chat_participants (user_id, chat_id);

CREATE TABLE messages (
    place      INTEGER PRIMARY KEY, -- in the order in which they were stored; for the search
    chat_id    TEXT   NOT NULL,
    seq        BIGINT NOT NULL,
    rev        BIGINT NOT NULL,
    id         TEXT   NOT NULL,
    sender_id  TEXT   NOT NULL,
    client_id  TEXT   NOT NULL,
    type       TEXT   NOT NULL,
    content    TEXT   NOT NULL, -- empty once deleted
    reply_to   BIGINT, -- a seq
    created_at BIGINT NOT NULL,
    edited_at  BIGINT,
    deleted_at BIGINT,
    CONSTRAINT messages_key UNIQUE (chat_id, seq),
    CONSTRAINT messages_client_key UNIQUE (sender_id, client_id),
    CONSTRAINT messages_sender FOREIGN KEY (chat_id, sender_id) REFERENCES chat_participants (chat_id, user_id),
    CONSTRAINT messages_type CHECK (type IN ('text')),
    CONSTRAINT messages_seq CHECK (seq >= 1 AND rev > seq),
    CONSTRAINT messages_reply CHECK (reply_to >= 1 AND reply_to < seq),
    CONSTRAINT messages_tombstone CHECK ((deleted_at IS NOT NULL) = (content = ''))
);
-- What changed since a rev; no two changes in a chat share one.
CREATE UNIQUE INDEX messages_by_rev ON messages (chat_id, rev);
-- Those that do not count as unread.
CREATE INDEX messages_deleted ON messages (chat_id, seq) WHERE deleted_at IS NOT NULL;

CREATE TABLE blocks (
    blocker_id TEXT   NOT NULL REFERENCES users (id),
    blocked_id TEXT   NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (blocker_id, blocked_id),
    CONSTRAINT blocks_not_self CHECK (blocker_id <> blocked_id)
);
CREATE INDEX blocks_of_blocked ON blocks (blocked_id, blocker_id);

-- Marks never go back, counters only grow, whoever writes them.
CREATE TRIGGER chat_participants_marks_forward BEFORE UPDATE OF delivered_seq, read_seq, rev ON chat_participants
WHEN new.delivered_seq < old.delivered_seq OR new.read_seq < old.read_seq OR new.rev < old.rev
BEGIN
    SELECT RAISE(ABORT, 'chat_participants_marks_forward');
END;

CREATE TRIGGER chats_counters_forward BEFORE UPDATE OF last_seq, rev ON chats
WHEN new.last_seq NOT IN (old.last_seq, old.last_seq + 1) OR new.rev < old.rev
BEGIN
    SELECT RAISE(ABORT, 'chats_counters_forward');
END;

-- The words of a message are made by server/chat, so nothing is left to split but at the spaces. A row's
-- number is the message's place. Positions are not kept, nor is the text: whoever changes a message gives the
-- old words to have them taken out.
CREATE VIRTUAL TABLE message_words USING fts5 (
    words, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '_'"
);
