UPDATE sign_ins SET ended_at = :now, end_reason = :reason
WHERE id = :id AND user_id = :user AND ended_at IS NULL
RETURNING id, user_id
