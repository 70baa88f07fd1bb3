-- The row of the session is locked: nobody else takes the number.
INSERT INTO session_events
    (session_id, number, kind, happened_at, actor_id, from_starts_at, from_ends_at, to_starts_at, to_ends_at)
VALUES (:session, (SELECT COALESCE(MAX(e.number), 0) + 1 FROM session_events e WHERE e.session_id = :session), :kind, :at,
        :by, :from_starts_at, :from_ends_at, :to_starts_at, :to_ends_at)
