SELECT id, kind, user_id, address, locale, state, attempts, created_at, next_attempt_at, settled_at, last_error
FROM outbox
WHERE id = :id
