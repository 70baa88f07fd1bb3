INSERT INTO access_keys (id, user_id, token_hash, name, scopes, created_at, expires_at)
VALUES (:id, :user, :token_hash, :name, :scopes, :now, :expires_at)
