INSERT INTO users (id, email, email_key, email_verified_at, username, username_key, display_name, locale, time_zone,
                   password_hash, created_at, updated_at)
VALUES (:id, :email, :email_key, :email_verified_at, :username, :username_key, :display_name, :locale, :time_zone,
        :password_hash, :now, :now)
