-- Nobody waits for another here.
DELETE FROM one_time_tokens
WHERE token_hash IN (SELECT token_hash FROM one_time_tokens WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit
                     FOR UPDATE SKIP LOCKED)
