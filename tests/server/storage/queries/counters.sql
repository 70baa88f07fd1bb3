SELECT id, value FROM counters ORDER BY id
