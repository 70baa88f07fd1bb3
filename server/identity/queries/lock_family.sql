-- The family's row first: all who come with a token of it wait for each other here, and what they read of its
-- tokens afterwards is true.
UPDATE sign_ins SET last_used_at = :now
WHERE id = (SELECT sign_in_id FROM refresh_tokens WHERE token_hash = :token_hash)
RETURNING id, user_id, expires_at, end_reason
