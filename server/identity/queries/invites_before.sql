SELECT id,
       CASE WHEN used_at IS NOT NULL THEN 'used'
            WHEN revoked_at IS NOT NULL THEN 'revoked'
            WHEN expires_at <= :now THEN 'expired'
            ELSE 'open' END,
       roles, email, created_by, created_at, expires_at, used_at, used_by, email_key
FROM invites
WHERE id < :before
  AND (CAST(:state AS TEXT) IS NULL
       OR CASE WHEN used_at IS NOT NULL THEN 'used'
            WHEN revoked_at IS NOT NULL THEN 'revoked'
            WHEN expires_at <= :now THEN 'expired'
            ELSE 'open' END = :state)
ORDER BY id DESC
LIMIT :limit
