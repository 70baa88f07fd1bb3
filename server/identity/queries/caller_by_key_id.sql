-- As caller_by_key.sql, for a key that was used before.
SELECT v.version, u.id, k.id, k.scopes, k.expires_at, r.role
FROM security_version v
LEFT JOIN access_keys k ON k.id = :id AND (k.expires_at IS NULL OR k.expires_at > :now)
LEFT JOIN users u ON u.id = k.user_id AND u.suspended_at IS NULL AND u.deleted_at IS NULL
LEFT JOIN user_roles r ON r.user_id = u.id
WHERE v.id = 1
