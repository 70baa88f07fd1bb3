SELECT id, kind, user_id, address, locale, state, attempts, created_at, next_attempt_at, settled_at, last_error
FROM outbox
WHERE user_id = :user AND id > :after
ORDER BY id
LIMIT :limit
