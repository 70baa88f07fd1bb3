SELECT b.blocked_id, p.display_name, p.headline, b.created_at
FROM blocks b
JOIN profiles p ON p.user_id = b.blocked_id
WHERE b.blocker_id = :blocker AND (b.created_at, b.blocked_id) < (:before_at, :before_id)
ORDER BY b.created_at DESC, b.blocked_id DESC
LIMIT :limit
