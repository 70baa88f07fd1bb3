UPDATE invites SET revoked_at = :now
WHERE id = :id AND used_at IS NULL AND revoked_at IS NULL
