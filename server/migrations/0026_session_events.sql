-- What happened to a session, one row each, numbered without gaps. Words are not kept here: they stay with the
-- session, and go with the account.

CREATE TABLE session_events (
    session_id     TEXT    NOT NULL REFERENCES sessions (id),
    number         INTEGER NOT NULL,
    kind           TEXT    NOT NULL,
    happened_at    BIGINT  NOT NULL,
    actor_id       TEXT REFERENCES users (id), -- absent: the time did it, or it is not known
    from_starts_at BIGINT,
    from_ends_at   BIGINT,
    to_starts_at   BIGINT,
    to_ends_at     BIGINT,
    PRIMARY KEY (session_id, number),
    CONSTRAINT session_events_number CHECK (number > 0),
    CONSTRAINT session_events_kind CHECK (kind IN ('booked', 'proposed', 'confirmed', 'declined', 'moved', 'move-asked',
        'move-confirmed', 'move-declined', 'move-withdrawn', 'move-lapsed', 'came', 'completed', 'no-show', 'cancelled',
        'lapsed')),
    CONSTRAINT session_events_from CHECK ((from_starts_at IS NULL) = (from_ends_at IS NULL)),
    CONSTRAINT session_events_to CHECK ((to_starts_at IS NULL) = (to_ends_at IS NULL)),
    CONSTRAINT session_events_moved
        CHECK (kind NOT IN ('moved', 'move-confirmed') OR (from_starts_at IS NOT NULL AND to_starts_at IS NOT NULL))
);

-- Of the sessions there are, what is known: how each began, who came, and how it ended. Who was the first to
-- change the time, or to say yes, is not. The time that was booked first is known while nothing was changed.
INSERT INTO session_events (session_id, number, kind, happened_at, actor_id, to_starts_at, to_ends_at)
SELECT id, ROW_NUMBER() OVER (PARTITION BY id ORDER BY happened_at, place), kind, happened_at, actor_id,
       to_starts_at, to_ends_at
FROM (
    SELECT id, 1 AS place, CASE WHEN booked_by = mentor_id THEN 'proposed' ELSE 'booked' END AS kind,
           created_at AS happened_at, booked_by AS actor_id,
           CASE WHEN sequence = 0 THEN starts_at END AS to_starts_at, CASE WHEN sequence = 0 THEN ends_at END AS to_ends_at
    FROM sessions
    UNION ALL
    SELECT id, 2, 'came', mentor_came_at, mentor_id, NULL, NULL FROM sessions WHERE mentor_came_at IS NOT NULL
    UNION ALL
    SELECT id, 3, 'came', apprentice_came_at, apprentice_id, NULL, NULL FROM sessions WHERE apprentice_came_at IS NOT NULL
    UNION ALL
    SELECT id, 4,
           CASE WHEN status = 'completed' THEN 'completed'
                WHEN status = 'no_show' THEN 'no-show'
                WHEN cancelled_by IS NULL THEN 'lapsed'
                ELSE 'cancelled' END,
           settled_at,
           CASE WHEN status = 'no_show' AND mentor_came_at IS NOT NULL THEN mentor_id
                WHEN status = 'no_show' THEN apprentice_id
                ELSE cancelled_by END,
           NULL, NULL
    FROM sessions WHERE settled_at IS NOT NULL
) known;
