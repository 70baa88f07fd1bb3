DELETE FROM holds WHERE id = :id AND apprentice_id = :apprentice AND expires_at > :now RETURNING mentor_id
