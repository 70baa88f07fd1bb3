UPDATE outbox
SET state = 'dead', lease_id = NULL, settled_at = :now, last_error = :error
WHERE id = :id AND lease_id = :lease
