INSERT INTO refresh_tokens (token_hash, sign_in_id, parent_hash, created_at, expires_at)
VALUES (:token_hash, :sign_in, :parent_hash, :now, :expires_at)
