-- In a backup that is restored: what waited then may have gone out since. Admins say whether it still goes.
UPDATE outbox
SET state = 'dead', lease_id = NULL, settled_at = CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT),
    last_error = 'It waited when the backup was made that was restored: it may have been sent since.'
WHERE state IN ('waiting', 'running')
