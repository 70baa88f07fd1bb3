INSERT INTO sessions
    (id, mentor_id, apprentice_id, booked_by, status, starts_at, ends_at, medium, place, agenda, sequence, created_at)
VALUES (:id, :mentor, :apprentice, :booked_by, :status, :starts_at, :ends_at, :medium, :place, :agenda, 0, :now)
