-- Of many at once one finds it open.
UPDATE invites SET used_at = :now, used_by = :user
WHERE id = :id AND used_at IS NULL AND revoked_at IS NULL AND expires_at > :now
