DELETE FROM password_reset_requests
WHERE email_key IN (SELECT email_key FROM password_reset_requests ORDER BY requested_at LIMIT :limit)
RETURNING email_key
