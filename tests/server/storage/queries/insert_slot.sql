INSERT INTO slots (person, starts, ends) VALUES (:person, :starts, :ends)
