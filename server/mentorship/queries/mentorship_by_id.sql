SELECT m.id, m.status,
       m.mentor_id, mp.display_name, mp.headline,
       m.apprentice_id, ap.display_name, ap.headline,
       m.request_id, m.started_at, m.ended_at
FROM mentorships m
JOIN profiles mp ON mp.user_id = m.mentor_id
JOIN profiles ap ON ap.user_id = m.apprentice_id
WHERE m.id = :id
