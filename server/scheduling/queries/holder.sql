SELECT apprentice_id FROM holds WHERE id = :id AND expires_at > :now
