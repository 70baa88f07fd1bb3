DELETE FROM holds WHERE apprentice_id = :apprentice
