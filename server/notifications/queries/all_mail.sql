SELECT id, kind, user_id, address, locale, state, attempts, created_at, next_attempt_at, settled_at, last_error
FROM outbox
WHERE (created_at, id) < (:before_at, :before_id)
ORDER BY created_at DESC, id DESC
LIMIT :limit
