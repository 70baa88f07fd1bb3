UPDATE sessions SET agenda = NULL, changed_at = :now
WHERE (mentor_id = :user OR apprentice_id = :user) AND agenda IS NOT NULL
