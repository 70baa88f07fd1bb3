INSERT INTO one_time_tokens (token_hash, user_id, purpose, email, email_key, created_at, expires_at)
VALUES (:token_hash, :user, :purpose, :email, :email_key, :now, :expires_at)
