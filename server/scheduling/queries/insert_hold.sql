INSERT INTO holds (id, mentor_id, apprentice_id, starts_at, ends_at, expires_at)
VALUES (:id, :mentor, :apprentice, :starts_at, :ends_at, :expires_at)
