SELECT COUNT(*) FROM users
WHERE id IN (SELECT json_array_elements_text(CAST(:users AS json))) AND deleted_at IS NULL
  AND suspended_at IS NULL
