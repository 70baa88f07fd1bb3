DELETE FROM outbox WHERE user_id = :user
