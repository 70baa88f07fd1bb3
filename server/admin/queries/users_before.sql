-- Reads the rows of identity, and the folded names of the directory.
SELECT u.id,
       CASE WHEN u.deleted_at IS NOT NULL THEN 'deleted'
            WHEN u.suspended_at IS NOT NULL THEN 'suspended'
            ELSE 'active' END,
       u.email, u.email_verified_at IS NOT NULL, u.display_name, u.username, u.locale, u.time_zone, u.created_at,
       (SELECT MAX(s.last_used_at) FROM sign_ins s WHERE s.user_id = u.id AND s.ended_at IS NULL),
       u.suspended_at, u.suspended_until, u.suspension_reason,
       EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role = 'apprentice'),
       EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role = 'mentor'),
       EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role = 'admin')
FROM users u
LEFT JOIN profiles p ON p.user_id = u.id
WHERE u.id < :before
  AND (CAST(:role AS TEXT) IS NULL
       OR EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role = :role))
  AND CASE WHEN u.deleted_at IS NOT NULL THEN CAST(:state AS TEXT) = 'deleted'
           WHEN u.suspended_at IS NOT NULL THEN COALESCE(CAST(:state AS TEXT), 'suspended') = 'suspended'
           ELSE COALESCE(CAST(:state AS TEXT), 'active') = 'active' END
  AND (CAST(:name AS TEXT) IS NULL
       OR p.name_key LIKE :name ESCAPE '!'
       OR u.email_key LIKE :key ESCAPE '!'
       OR u.username_key LIKE :key ESCAPE '!')
ORDER BY u.id DESC
LIMIT :limit
