INSERT INTO connection_log (id, happened_at, kind, user_id, address, user_agent)
VALUES (:id, :now, :kind, :user, :address, :user_agent)
