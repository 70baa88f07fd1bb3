-- Two who write at the same time wait for each other here; on SQLite there is one writer anyway.
SELECT id FROM sessions WHERE id = :id FOR UPDATE
