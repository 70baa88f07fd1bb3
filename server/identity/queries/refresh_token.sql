SELECT expires_at, used_at FROM refresh_tokens WHERE token_hash = :token_hash
