-- Reads identity's rows: what profiles repeat of them.
SELECT display_name, time_zone, created_at, email_verified_at IS NOT NULL,
    suspended_at IS NULL AND deleted_at IS NULL, deleted_at IS NOT NULL,
    EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = users.id AND r.role = 'mentor')
FROM users
WHERE id = :user
