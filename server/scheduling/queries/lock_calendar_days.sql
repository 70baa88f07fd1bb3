-- SQLite has one writer at a time.
SELECT 1
