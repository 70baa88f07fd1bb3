SELECT suspended_until, suspension_reason FROM users WHERE id = :id AND suspended_at IS NOT NULL
