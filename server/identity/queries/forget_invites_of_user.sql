-- The address that an invite was for says who used it.
UPDATE invites SET email = NULL, email_key = NULL WHERE used_by = :user AND email IS NOT NULL
