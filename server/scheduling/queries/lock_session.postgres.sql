-- Whoever changes a session, the time too, waits for who does already.
SELECT id FROM sessions WHERE id = :id FOR UPDATE
