-- No person is in two live sessions at once. Half open: back to back is fine. PostgreSQL has a constraint.
-- Nothing lasts longer than a day, so what began more than a day before is over.

CREATE TRIGGER session_participants_no_overlap_insert BEFORE INSERT ON session_participants
WHEN new.live
BEGIN
    SELECT RAISE(ABORT, 'session_participants_no_overlap')
    WHERE EXISTS (
        SELECT 1 FROM session_participants p
        WHERE p.user_id = new.user_id AND p.live AND p.session_id <> new.session_id
          AND p.starts_at > new.starts_at - 86400000 AND p.starts_at < new.ends_at AND p.ends_at > new.starts_at);
END;

CREATE TRIGGER session_participants_no_overlap_update BEFORE UPDATE ON session_participants
WHEN new.live
BEGIN
    SELECT RAISE(ABORT, 'session_participants_no_overlap')
    WHERE EXISTS (
        SELECT 1 FROM session_participants p
        WHERE p.user_id = new.user_id AND p.live AND p.session_id <> new.session_id
          AND p.starts_at > new.starts_at - 86400000 AND p.starts_at < new.ends_at AND p.ends_at > new.starts_at);
END;
