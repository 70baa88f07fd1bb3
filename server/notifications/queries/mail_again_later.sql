UPDATE outbox
SET state = 'waiting', lease_id = NULL, next_attempt_at = :at, last_error = :error
WHERE id = :id AND lease_id = :lease
