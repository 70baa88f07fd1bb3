SELECT COUNT(*)
FROM session_participants p
WHERE p.part = 'hold' AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.id = p.session_id)
