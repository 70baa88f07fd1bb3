INSERT INTO children (id, parent) VALUES (:id, :parent)
