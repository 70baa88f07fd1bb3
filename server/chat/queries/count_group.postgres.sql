-- PostgreSQL stores a group by one statement: this is never run there.
SELECT CAST(:rows AS TEXT), CAST(:now AS BIGINT)
