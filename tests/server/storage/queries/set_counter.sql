UPDATE counters SET value = :value WHERE id = :id
