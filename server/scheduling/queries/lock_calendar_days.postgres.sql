-- They belong to no single row that could be locked. Until the end of the transaction.
SELECT pg_advisory_xact_lock(hashtextextended('calendar_days', 0))
