UPDATE outbox
SET state = 'waiting', attempts = 0, next_attempt_at = :now, give_up_at = :give_up_at, settled_at = NULL
WHERE id = :id AND state = 'dead' AND (expires_at IS NULL OR expires_at > :now)
