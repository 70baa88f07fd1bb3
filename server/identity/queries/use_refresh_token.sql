UPDATE refresh_tokens SET used_at = :now WHERE token_hash = :token_hash AND used_at IS NULL
