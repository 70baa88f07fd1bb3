-- Completed ones that somebody can still write of and has not; the last completed first.
SELECT mine.id
FROM (SELECT s.id, s.settled_at FROM sessions s
      WHERE s.mentor_id = :user AND s.status = 'completed' AND s.settled_at > :since
      UNION ALL
      SELECT s.id, s.settled_at FROM sessions s
      WHERE s.apprentice_id = :user AND s.status = 'completed' AND s.settled_at > :since) mine
WHERE NOT EXISTS (SELECT 1 FROM reviews r WHERE r.session_id = mine.id AND r.author_id = :user)
ORDER BY mine.settled_at DESC, mine.id DESC
LIMIT :limit
