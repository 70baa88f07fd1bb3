-- Passes over what another process is settling just now.
SELECT id
FROM sessions
WHERE id IN (SELECT p.id FROM sessions p WHERE p.status = 'proposed' AND p.starts_at <= :now
             UNION ALL
             SELECT m.id FROM sessions m WHERE m.move_starts_at IS NOT NULL AND m.move_starts_at <= :now)
LIMIT :limit
FOR UPDATE SKIP LOCKED
