DELETE FROM blocks WHERE blocker_id = :user OR blocked_id = :user
