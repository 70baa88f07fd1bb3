SELECT id FROM holds WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit
