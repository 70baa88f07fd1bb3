UPDATE outbox SET payload = :payload WHERE id = :id AND payload IS NOT NULL
