UPDATE session_participants
SET live = FALSE
WHERE user_id = :user AND live AND starts_at <= :now
  AND (part = 'move'
       OR (part = 'booked' AND session_id IN (SELECT id FROM sessions WHERE status = 'proposed')))
