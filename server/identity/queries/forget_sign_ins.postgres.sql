-- Log-ins side by side do not wait for each other here.
DELETE FROM sign_ins
WHERE id IN (SELECT id FROM sign_ins WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)
