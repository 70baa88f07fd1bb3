-- As busy, of many people; sessions and holds are looked at only where it depends on them.
SELECT p.user_id, p.starts_at, p.ends_at
FROM session_participants p
WHERE p.user_id = ANY (CAST(:users AS TEXT[])) AND p.live
  AND p.starts_at > :earliest AND p.starts_at < :to AND p.ends_at > :from
  AND (p.part <> 'hold' OR EXISTS (
      SELECT 1 FROM holds h WHERE h.id = p.session_id AND h.expires_at > :now AND h.apprentice_id <> :asker))
  AND (p.starts_at > :now OR (p.part = 'booked' AND EXISTS (
      SELECT 1 FROM sessions s WHERE s.id = p.session_id AND s.status <> 'proposed')))
