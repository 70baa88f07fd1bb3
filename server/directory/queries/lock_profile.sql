-- Holds the row until the transaction ends, so that two who change it take turns.
UPDATE profiles SET updated_at = :now WHERE user_id = :user
