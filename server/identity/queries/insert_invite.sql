INSERT INTO invites (id, code_hash, roles, email, email_key, created_by, created_at, expires_at)
VALUES (:id, :code_hash, :roles, :email, :email_key, :by, :now, :expires_at)
