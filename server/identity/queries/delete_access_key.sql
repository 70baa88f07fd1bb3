DELETE FROM access_keys WHERE id = :id AND user_id = :user
