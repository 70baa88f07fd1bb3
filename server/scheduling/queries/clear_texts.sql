UPDATE sessions SET agenda = NULL WHERE (mentor_id = :user OR apprentice_id = :user) AND agenda IS NOT NULL
