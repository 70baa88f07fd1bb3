DELETE FROM connection_log
WHERE id IN (SELECT id FROM connection_log WHERE happened_at < :before ORDER BY happened_at LIMIT :limit)
