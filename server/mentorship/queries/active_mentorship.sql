SELECT 1 FROM mentorships WHERE mentor_id = :mentor AND apprentice_id = :apprentice AND status = 'active'
