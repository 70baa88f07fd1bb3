INSERT INTO audit_log (seq, happened_at, origin, actor_id, act, subject, details, prev_hash, hash)
VALUES (:seq, :at, :origin, :actor, :act, :subject, :details, :prev_hash, :hash)
