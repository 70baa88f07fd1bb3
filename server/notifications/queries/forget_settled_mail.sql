DELETE FROM outbox
WHERE settled_at IS NOT NULL
    AND settled_at < CASE state WHEN 'sent' THEN CAST(:sent_before AS BIGINT) ELSE CAST(:dead_before AS BIGINT) END
