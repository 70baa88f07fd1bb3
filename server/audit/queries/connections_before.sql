SELECT id, happened_at, kind, user_id, address, user_agent
FROM connection_log
WHERE (happened_at, id) < (:before_at, :before_id)
  AND happened_at >= :from AND happened_at < :to
  AND (CAST(:user AS TEXT) IS NULL OR user_id = :user)
  AND (CAST(:kind AS TEXT) IS NULL OR kind = :kind)
  AND (CAST(:address AS TEXT) IS NULL OR address = :address)
ORDER BY happened_at DESC, id DESC
LIMIT :limit
