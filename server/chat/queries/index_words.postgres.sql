-- PostgreSQL keeps the words of blocks of messages: this is never run there.
SELECT CAST(:place AS BIGINT), CAST(:words AS TEXT)
