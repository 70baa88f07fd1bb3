INSERT INTO password_reset_requests (email_key, requested_at) VALUES (:email_key, :now)
ON CONFLICT (email_key) DO NOTHING
