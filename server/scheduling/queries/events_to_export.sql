SELECT e.number, e.kind, e.happened_at, e.actor_id, e.from_starts_at, e.from_ends_at, e.to_starts_at, e.to_ends_at,
       e.session_id
FROM session_events e
WHERE e.session_id IN (SELECT m.id FROM sessions m WHERE m.mentor_id = :user
                       UNION ALL
                       SELECT a.id FROM sessions a WHERE a.apprentice_id = :user)
  AND (e.session_id, e.number) > (:session, :after)
ORDER BY e.session_id, e.number
LIMIT :limit
