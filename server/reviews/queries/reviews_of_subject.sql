-- The last revealed first.
SELECT r.id, r.session_id, r.author_id, ap.display_name, ap.headline, r.subject_id, r.subject_role, r.rating,
       r.comment, r.created_at, r.edited_at, r.revealed_at
FROM reviews r
JOIN profiles ap ON ap.user_id = r.author_id
WHERE r.subject_id = :subject AND r.revealed_at IS NOT NULL
  AND (:all OR r.subject_role = :role)
  AND (r.revealed_at, r.id) < (:at, :id)
ORDER BY r.revealed_at DESC, r.id DESC
LIMIT :limit
