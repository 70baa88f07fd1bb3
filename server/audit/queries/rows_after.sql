SELECT seq, happened_at, origin, actor_id, act, subject, details, prev_hash, hash
FROM audit_log
WHERE seq > :after
ORDER BY seq
LIMIT :limit
