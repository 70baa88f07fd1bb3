UPDATE users SET suspended_at = :now, suspended_until = :until, suspension_reason = :reason, updated_at = :now
WHERE id = :id AND suspended_at IS NULL AND deleted_at IS NULL
