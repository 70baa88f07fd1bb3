UPDATE mentorship_requests SET decline_reason = NULL WHERE mentor_id = :user AND decline_reason IS NOT NULL
