SELECT user_id, purpose, email, email_key FROM one_time_tokens
WHERE token_hash = :token_hash AND expires_at > :now
