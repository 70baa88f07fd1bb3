-- What has begun by this clock is left alone, not crossed off: clocks are put right, too. Passes over what
-- another process is taking just now.
UPDATE session_reminders SET fired_at = :now
WHERE (session_id, user_id, minutes) IN (
    SELECT session_id, user_id, minutes FROM session_reminders
    WHERE fired_at IS NULL AND due_at > :earliest AND due_at <= :now AND starts_at > :now
    ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
RETURNING session_id, user_id, minutes, starts_at
