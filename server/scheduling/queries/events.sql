SELECT number, kind, happened_at, actor_id, from_starts_at, from_ends_at, to_starts_at, to_ends_at
FROM session_events
WHERE session_id = :session AND number > :after
ORDER BY number
LIMIT :limit
