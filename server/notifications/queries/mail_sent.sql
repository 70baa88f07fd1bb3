-- Whoever has the lease by now: what was accepted must not go out again.
UPDATE outbox
SET state = 'sent', payload = NULL, lease_id = NULL, settled_at = :now, last_error = NULL
WHERE id = :id AND state IN ('waiting', 'running')
