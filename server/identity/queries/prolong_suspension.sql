UPDATE users SET suspended_until = :until, suspension_reason = :reason, updated_at = :now
WHERE id = :id AND suspended_at IS NOT NULL AND deleted_at IS NULL
