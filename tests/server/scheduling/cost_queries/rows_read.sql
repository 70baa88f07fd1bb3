-- What the transaction read so far of sessions and of whose time they take, and how many tables from end to end.
SELECT CAST(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) AS bigint), CAST(sum(seq_scan) AS bigint)
FROM pg_stat_xact_user_tables
WHERE relname IN ('sessions', 'session_participants', 'availability_rules', 'availability_exceptions', 'schedules')
