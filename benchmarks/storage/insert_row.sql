INSERT INTO bench_rows (id, author, body, created_at) VALUES (:id, :author, :body, :at)
