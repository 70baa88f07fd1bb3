DELETE FROM holds WHERE id = :id RETURNING mentor_id
