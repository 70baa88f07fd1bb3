SELECT m.id, m.status,
       m.mentor_id, mp.display_name, mp.headline,
       m.apprentice_id, ap.display_name, ap.headline,
       m.request_id, m.started_at, m.ended_at
FROM mentorships m
JOIN profiles mp ON mp.user_id = m.mentor_id
JOIN profiles ap ON ap.user_id = m.apprentice_id
WHERE m.mentor_id = :user
  AND (CAST(:status AS TEXT) IS NULL OR m.status = :status)
  AND (m.started_at, m.id) < (:before_at, :before_id)
ORDER BY m.started_at DESC, m.id DESC
LIMIT :limit
