SELECT id, payload FROM outbox WHERE payload IS NOT NULL AND id > :after ORDER BY id LIMIT :limit
