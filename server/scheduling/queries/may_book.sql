-- Reads what mentorship and moderation keep.
SELECT 1
WHERE EXISTS (SELECT 1 FROM mentorships WHERE mentor_id = :mentor AND apprentice_id = :apprentice AND status = 'active')
  AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = :mentor AND blocked_id = :apprentice)
  AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = :apprentice AND blocked_id = :mentor)
