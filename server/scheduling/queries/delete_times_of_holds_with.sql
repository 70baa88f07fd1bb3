DELETE FROM session_participants
WHERE part = 'hold' AND session_id IN (SELECT id FROM holds WHERE mentor_id = :user OR apprentice_id = :user)
