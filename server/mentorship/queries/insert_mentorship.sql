INSERT INTO mentorships (id, request_id, mentor_id, apprentice_id, status, started_at)
VALUES (:id, :request, :mentor, :apprentice, 'active', :now)
