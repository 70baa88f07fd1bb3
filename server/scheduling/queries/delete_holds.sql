DELETE FROM holds WHERE apprentice_id = :apprentice RETURNING mentor_id
