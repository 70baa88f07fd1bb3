-- No person is in two live sessions at once. Half open: back to back is fine.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE session_participants ADD CONSTRAINT session_participants_no_overlap EXCLUDE USING gist (
    user_id WITH =, session_id WITH <>, int8range(starts_at, ends_at) WITH &&) WHERE (live);
