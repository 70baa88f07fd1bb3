SELECT r.id,
       CASE WHEN r.status = 'pending' AND r.expires_at <= :now THEN 'expired' ELSE r.status END,
       r.mentor_id, mp.display_name, mp.headline,
       r.apprentice_id, ap.display_name, ap.headline,
       r.message, r.skills, r.decline_reason, m.id, r.created_at, r.expires_at, r.settled_at
FROM mentorship_requests r
JOIN profiles mp ON mp.user_id = r.mentor_id
JOIN profiles ap ON ap.user_id = r.apprentice_id
LEFT JOIN mentorships m ON m.request_id = r.id
WHERE r.mentor_id = :user
  AND (CAST(:status AS TEXT) IS NULL
       OR CASE WHEN r.status = 'pending' AND r.expires_at <= :now THEN 'expired' ELSE r.status END = :status)
  AND (r.created_at, r.id) < (:before_at, :before_id)
ORDER BY r.created_at DESC, r.id DESC
LIMIT :limit
