SELECT 1 FROM refresh_tokens
WHERE token_hash = :token_hash AND parent_hash = :parent_hash AND used_at IS NULL AND expires_at > :now
