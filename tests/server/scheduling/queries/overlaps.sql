SELECT COUNT(*)
FROM session_participants a
JOIN session_participants b ON b.user_id = a.user_id AND b.session_id > a.session_id
WHERE a.live AND b.live AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
