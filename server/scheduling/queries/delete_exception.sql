DELETE FROM availability_exceptions WHERE id = :id AND user_id = :user
