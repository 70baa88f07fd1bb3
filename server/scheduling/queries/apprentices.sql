-- Who may book with the mentor. Reads what mentorship and moderation keep.
SELECT m.apprentice_id
FROM mentorships m
WHERE m.mentor_id = :mentor AND m.status = 'active'
  AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.blocker_id = m.mentor_id AND b.blocked_id = m.apprentice_id)
  AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.blocker_id = m.apprentice_id AND b.blocked_id = m.mentor_id)
