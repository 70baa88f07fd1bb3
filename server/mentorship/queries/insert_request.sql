INSERT INTO mentorship_requests
    (id, mentor_id, apprentice_id, status, message, skills, created_at, expires_at)
VALUES (:id, :mentor, :apprentice, 'pending', :message, :skills, :now, :expires_at)
