UPDATE users SET suspended_at = NULL, suspended_until = NULL, suspension_reason = NULL, updated_at = :now
WHERE deleted_at IS NULL
  AND id IN (SELECT id FROM users WHERE suspended_until <= :now ORDER BY suspended_until LIMIT :limit)
RETURNING id
