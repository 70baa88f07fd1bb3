SELECT value FROM counters WHERE id = :id
