SELECT 1 FROM blocks
WHERE (blocker_id = :one AND blocked_id = :other) OR (blocker_id = :other AND blocked_id = :one)
