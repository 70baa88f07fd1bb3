DELETE FROM availability_exceptions WHERE user_id = :user
