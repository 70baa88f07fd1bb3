UPDATE sessions SET cancel_reason = NULL WHERE cancelled_by = :user
