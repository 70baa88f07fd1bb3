DELETE FROM access_keys WHERE user_id = :user AND expires_at <= :now
