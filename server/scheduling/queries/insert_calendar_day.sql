INSERT INTO calendar_days (date, name) VALUES (:date, :name)
