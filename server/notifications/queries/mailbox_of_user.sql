-- Where somebody may be told of what others do: not at an address that nobody has confirmed.
SELECT email, display_name, locale, time_zone
FROM users
WHERE id = :user AND email_verified_at IS NOT NULL AND suspended_at IS NULL AND deleted_at IS NULL
