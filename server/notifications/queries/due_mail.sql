SELECT 1 FROM outbox
WHERE channel = 'email' AND state IN ('waiting', 'running') AND next_attempt_at <= :now
LIMIT 1
