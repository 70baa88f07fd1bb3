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
WHERE u.id = :id
