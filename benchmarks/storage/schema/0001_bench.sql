CREATE TABLE bench_rows (id TEXT NOT NULL PRIMARY KEY, author TEXT NOT NULL, body TEXT NOT NULL, created_at BIGINT NOT NULL);
CREATE INDEX bench_rows_author ON bench_rows (author, created_at);
