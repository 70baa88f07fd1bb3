INSERT INTO sign_ins (id, user_id, created_at, last_used_at, expires_at, device, address)
VALUES (:id, :user, :now, :now, :expires_at, :device, :address)
