DELETE FROM holds WHERE mentor_id = :user OR apprentice_id = :user RETURNING mentor_id
