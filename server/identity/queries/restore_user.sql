UPDATE users SET suspended_at = NULL, suspended_until = NULL, suspension_reason = NULL, updated_at = :now
WHERE id = :id AND suspended_at IS NOT NULL AND deleted_at IS NULL
