DELETE FROM holds WHERE id = :id
