DELETE FROM blocks WHERE blocker_id = :blocker AND blocked_id = :blocked
