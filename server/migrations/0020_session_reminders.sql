-- Who is to be reminded of which session when. A row is made with the session's time and goes with it.

CREATE TABLE session_reminders (
    session_id TEXT    NOT NULL REFERENCES sessions (id),
    user_id    TEXT    NOT NULL REFERENCES users (id),
    minutes    INTEGER NOT NULL, -- before the start
    starts_at  BIGINT  NOT NULL, -- the start that it tells of
    due_at     BIGINT  NOT NULL,
    fired_at   BIGINT,           -- once, for this start
    PRIMARY KEY (session_id, user_id, minutes),
    CONSTRAINT session_reminders_minutes CHECK (minutes > 0),
    CONSTRAINT session_reminders_due CHECK (due_at = starts_at - 60000 * CAST(minutes AS BIGINT))
);
CREATE INDEX session_reminders_to_fire ON session_reminders (due_at) WHERE fired_at IS NULL;
CREATE INDEX session_reminders_by_start ON session_reminders (starts_at);

-- Of what was booked before this step.
INSERT INTO session_reminders (session_id, user_id, minutes, starts_at, due_at)
SELECT s.id, p.user_id, m.minutes, s.starts_at, s.starts_at - 60000 * CAST(m.minutes AS BIGINT)
FROM sessions s
JOIN session_participants p ON p.session_id = s.id AND p.part = 'booked'
CROSS JOIN (SELECT 1440 AS minutes UNION ALL SELECT 15) m
WHERE s.status = 'scheduled';
