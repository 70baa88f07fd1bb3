INSERT INTO outbox (id, kind, channel, event_key, user_id, address, locale, payload, state, attempts, created_at,
    next_attempt_at, give_up_at, expires_at)
VALUES (:id, :kind, 'email', :event_key, :user, :address, :locale, :payload, 'waiting', 0, :now, :now, :give_up_at,
    :expires_at)
ON CONFLICT DO NOTHING
