UPDATE users
SET display_name = :display_name, username = :username, username_key = :username_key, locale = :locale,
    time_zone = :time_zone, updated_at = :now
WHERE id = :id AND deleted_at IS NULL
