INSERT INTO accounts (email, balance) VALUES (:email, :balance)
