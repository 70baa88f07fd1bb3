DELETE FROM refresh_tokens
WHERE sign_in_id = :sign_in AND expires_at <= :now AND used_at IS NOT NULL
