UPDATE users
SET email = NULL, email_key = NULL, email_verified_at = NULL, username = NULL, username_key = NULL, display_name = '',
    locale = 'en', time_zone = 'UTC', password_hash = NULL, suspended_until = NULL, suspension_reason = NULL,
    updated_at = :now, deleted_at = :now
WHERE id = :id AND deleted_at IS NULL
