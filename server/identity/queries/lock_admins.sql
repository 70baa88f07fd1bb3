-- Whoever may change how many admins there are comes one after the other. On SQLite every writer does.
SELECT 1
