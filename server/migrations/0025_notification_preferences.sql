-- What who wants to be told when. Who has no row has what everybody has from the start.

CREATE TABLE notification_preferences (
    user_id           TEXT    NOT NULL PRIMARY KEY REFERENCES users (id),
    reminder_minutes  TEXT    NOT NULL, -- before the start, with spaces between them; empty: none
    reminders_by_mail BOOLEAN NOT NULL,
    updated_at        BIGINT  NOT NULL
);
