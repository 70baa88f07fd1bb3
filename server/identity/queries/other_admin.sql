SELECT 1
FROM user_roles r
JOIN users u ON u.id = r.user_id
WHERE r.role = 'admin' AND u.id <> :user AND u.suspended_at IS NULL AND u.deleted_at IS NULL
