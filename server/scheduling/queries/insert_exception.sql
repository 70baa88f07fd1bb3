INSERT INTO availability_exceptions
    (id, user_id, kind, first_date, last_date, from_minute, to_minute, note, created_at)
VALUES (:id, :user, :kind, :first_date, :last_date, :from, :to, :note, :now)
