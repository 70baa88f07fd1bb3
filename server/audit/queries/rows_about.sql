-- What was done by an account, and to it.
SELECT seq, happened_at, origin, actor_id, act, subject, details, prev_hash, hash
FROM audit_log
WHERE seq > :after AND (actor_id = :user OR subject = :user)
ORDER BY seq
LIMIT :limit
