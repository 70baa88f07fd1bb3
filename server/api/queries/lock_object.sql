-- SQLite has one writer at a time.
SELECT :object
