-- Of two who change what a mentor's reviews add up to the second sees what the first wrote.
SELECT user_id FROM profiles WHERE user_id = :user FOR UPDATE
