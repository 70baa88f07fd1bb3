-- As busy, of many people.
SELECT p.user_id, p.starts_at, p.ends_at
FROM session_participants p
LEFT JOIN sessions s ON s.id = p.session_id
LEFT JOIN holds h ON h.id = p.session_id
WHERE p.user_id = ANY (CAST(:users AS TEXT[])) AND p.live
  AND p.starts_at > :earliest AND p.starts_at < :to AND p.ends_at > :from
  AND (p.part <> 'hold' OR (h.expires_at > :now AND h.apprentice_id <> :asker))
  AND (p.starts_at > :now OR (p.part = 'booked' AND s.status <> 'proposed'))
