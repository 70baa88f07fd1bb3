DELETE FROM holds WHERE (mentor_id = :user OR apprentice_id = :user) AND expires_at <= :now RETURNING mentor_id
