-- Whose newest refresh token still works. More than a person can look through are not shown.
SELECT s.id, s.device, s.address, s.created_at, s.last_used_at, s.expires_at
FROM sign_ins s
WHERE s.user_id = :user AND s.ended_at IS NULL AND s.expires_at > :now
    AND EXISTS (SELECT 1 FROM refresh_tokens t
                WHERE t.sign_in_id = s.id AND t.used_at IS NULL AND t.expires_at > :now)
ORDER BY s.last_used_at DESC, s.id DESC
LIMIT 100
