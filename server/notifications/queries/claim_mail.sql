UPDATE outbox
SET state = 'running', lease_id = :lease, attempts = attempts + 1, next_attempt_at = :lease_until
WHERE id IN (
    SELECT id FROM outbox
    WHERE channel = 'email' AND state IN ('waiting', 'running') AND next_attempt_at <= :now
    ORDER BY next_attempt_at, id
    LIMIT :limit)
RETURNING id, kind, address, locale, payload, attempts, created_at, give_up_at, expires_at
