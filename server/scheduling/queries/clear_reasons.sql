UPDATE sessions SET cancel_reason = NULL
WHERE (mentor_id = :user OR apprentice_id = :user) AND cancelled_by = :user
