-- When mentors can be met, and sessions. The tables; what keeps sessions apart comes in the next step.

-- One row for everybody whose time is booked or offered. It is what two who change the same person's time
-- wait for each other at; `rev` counts those changes. time_zone is absent until its owner offers any time.
CREATE TABLE schedules (
    user_id        TEXT    NOT NULL PRIMARY KEY REFERENCES users (id),
    rev            BIGINT  NOT NULL,
    time_zone      TEXT,
    notice_minutes INTEGER NOT NULL,
    before_minutes INTEGER NOT NULL, -- kept free before each session
    after_minutes  INTEGER NOT NULL,
    horizon_days   INTEGER NOT NULL,
    lengths        TEXT    NOT NULL, -- minutes, with spaces between them
    CONSTRAINT schedules_notice CHECK (notice_minutes >= 0),
    CONSTRAINT schedules_buffers CHECK (before_minutes >= 0 AND after_minutes >= 0),
    CONSTRAINT schedules_horizon CHECK (horizon_days > 0)
);

-- By the clock of the schedule's zone: minutes from midnight, 1440 is its end.
CREATE TABLE availability_rules (
    user_id     TEXT    NOT NULL REFERENCES schedules (user_id),
    weekday     INTEGER NOT NULL, -- ISO 8601: Monday is 1
    from_minute INTEGER NOT NULL,
    to_minute   INTEGER NOT NULL,
    PRIMARY KEY (user_id, weekday, from_minute),
    CONSTRAINT availability_rules_weekday CHECK (weekday BETWEEN 1 AND 7),
    CONSTRAINT availability_rules_times CHECK (0 <= from_minute AND from_minute < to_minute AND to_minute <= 1440)
);

CREATE TABLE availability_exceptions (
    id          TEXT   NOT NULL PRIMARY KEY,
    user_id     TEXT   NOT NULL REFERENCES schedules (user_id),
    kind        TEXT   NOT NULL,
    first_date  TEXT   NOT NULL, -- 2026-11-20
    last_date   TEXT   NOT NULL,
    from_minute INTEGER,
    to_minute   INTEGER,
    note        TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    CONSTRAINT availability_exceptions_kind CHECK (kind IN ('closed', 'less', 'more')),
    CONSTRAINT availability_exceptions_dates CHECK (first_date <= last_date),
    CONSTRAINT availability_exceptions_times CHECK (
        (kind = 'closed' AND from_minute IS NULL AND to_minute IS NULL)
        OR (kind <> 'closed' AND from_minute IS NOT NULL AND to_minute IS NOT NULL
            AND 0 <= from_minute AND from_minute < to_minute AND to_minute <= 1440))
);
CREATE INDEX availability_exceptions_of_user ON availability_exceptions (user_id, last_date);
