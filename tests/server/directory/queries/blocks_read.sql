-- What the transaction read so far: blocks of the index of everybody's words, and of those of the first
-- mentors alone; rows of profiles.
SELECT CAST(coalesce(sum(pg_stat_get_xact_blocks_fetched(indexrelid))
        FILTER (WHERE pg_class.relname = 'profiles_words'), 0) AS bigint),
    CAST(coalesce(sum(pg_stat_get_xact_blocks_fetched(indexrelid))
        FILTER (WHERE pg_class.relname <> 'profiles_words'), 0) AS bigint),
    max(idx_tup_fetch + seq_tup_read)
FROM pg_stat_xact_user_tables
JOIN pg_index ON indrelid = relid
JOIN pg_class ON pg_class.oid = indexrelid
WHERE pg_stat_xact_user_tables.relname = 'profiles' AND pg_class.relname LIKE 'profiles\_words%'
