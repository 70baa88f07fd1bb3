INSERT INTO accounts (email, balance) VALUES (:email, 0) ON CONFLICT DO NOTHING
