SELECT seq, happened_at, origin, actor_id, act, subject, details, prev_hash, hash
FROM audit_log
WHERE seq < :before
  AND (CAST(:actor AS TEXT) IS NULL OR actor_id = :actor)
  AND (CAST(:act AS TEXT) IS NULL OR act = :act)
  AND (CAST(:subject AS TEXT) IS NULL OR subject = :subject)
  AND happened_at >= :from AND happened_at < :to
ORDER BY seq DESC
LIMIT :limit
