UPDATE session_participants
SET live = FALSE
WHERE user_id = :user AND live AND starts_at <= :now
  AND (part = 'move'
       OR (part = 'booked'
           AND EXISTS (SELECT 1 FROM sessions s WHERE s.id = session_participants.session_id AND s.status = 'proposed')))
