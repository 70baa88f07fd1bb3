SELECT r.id, r.session_id, r.author_id, ap.display_name, ap.headline, r.subject_id, r.subject_role, r.rating,
       r.comment, r.created_at, r.edited_at, r.revealed_at
FROM reviews r
JOIN profiles ap ON ap.user_id = r.author_id
WHERE r.id = :id
