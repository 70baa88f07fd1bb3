UPDATE sign_ins SET ended_at = :now, end_reason = :reason
WHERE user_id = :user AND id <> :kept AND ended_at IS NULL
RETURNING id, user_id
