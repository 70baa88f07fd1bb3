INSERT INTO chats (id, kind, title, pair_low, pair_high, last_seq, rev, created_at, active_at)
VALUES (:id, :kind, :title, :low, :high, 0, 1, :now, :now)
ON CONFLICT DO NOTHING
