-- Until the end of the transaction; what is read afterwards is what the one before committed.
SELECT pg_advisory_xact_lock(:object)
