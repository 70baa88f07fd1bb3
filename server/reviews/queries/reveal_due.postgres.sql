-- Passes over what another process is revealing just now.
UPDATE reviews SET revealed_at = :now
WHERE id IN (
    SELECT id FROM reviews WHERE revealed_at IS NULL AND reveal_at <= :now ORDER BY reveal_at LIMIT :limit
    FOR UPDATE SKIP LOCKED)
RETURNING id, session_id, author_id, subject_id, subject_role
