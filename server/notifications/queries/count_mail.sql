SELECT state, COUNT(*) FROM outbox GROUP BY state
