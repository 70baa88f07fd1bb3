-- As busy, of many people.
SELECT p.user_id, p.starts_at, p.ends_at
FROM json_each(:users) u
CROSS JOIN session_participants p ON p.user_id = u.value
LEFT JOIN sessions s ON s.id = p.session_id
LEFT JOIN holds h ON h.id = p.session_id
WHERE p.live
  AND p.starts_at > :earliest AND p.starts_at < :to AND p.ends_at > :from
  AND (p.part <> 'hold' OR (h.expires_at > :now AND h.apprentice_id <> :asker))
  AND (p.starts_at > :now OR (p.part = 'booked' AND s.status <> 'proposed'))
