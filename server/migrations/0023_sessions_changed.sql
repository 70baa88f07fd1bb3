-- When what a session says was last changed, for calendar programs; absent while it is as it was made.
ALTER TABLE sessions ADD COLUMN changed_at BIGINT;
UPDATE sessions SET changed_at = settled_at;
