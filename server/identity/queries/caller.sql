-- One statement, so that version, sign-in and roles are of one moment. Always a row; without a user id when the
-- sign-in gives no access.
SELECT v.version, u.id, r.role
FROM security_version v
LEFT JOIN sign_ins s ON s.id = :sign_in AND s.user_id = :user AND s.ended_at IS NULL AND s.expires_at > :now
LEFT JOIN users u ON u.id = s.user_id AND u.suspended_at IS NULL AND u.deleted_at IS NULL
LEFT JOIN user_roles r ON r.user_id = u.id
WHERE v.id = 1
