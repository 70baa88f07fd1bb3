-- Passes over what another process is removing just now.
SELECT id FROM holds WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED
