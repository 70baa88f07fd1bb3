-- PostgreSQL keeps the words beside the message: this is never run there.
SELECT CAST(:place AS BIGINT), CAST(:words AS TEXT)
