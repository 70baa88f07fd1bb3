DELETE FROM sign_ins WHERE expires_at < :before
