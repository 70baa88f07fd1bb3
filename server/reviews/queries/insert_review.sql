INSERT INTO reviews (id, session_id, session_status, author_id, subject_id, subject_role, rating, comment, created_at,
    reveal_at)
VALUES (:id, :session, 'completed', :author, :subject, :role, :rating, :comment, :now, :reveal_at)
