DELETE FROM session_participants
WHERE part = 'hold' AND session_id = :id
  AND EXISTS (SELECT 1 FROM holds h WHERE h.id = :id AND h.apprentice_id = :apprentice)
