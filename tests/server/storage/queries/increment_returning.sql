UPDATE counters SET value = value + :by WHERE id = :id RETURNING value
