CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE slots (
    person TEXT NOT NULL,
    starts BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    CONSTRAINT slots_no_overlap EXCLUDE USING gist (person WITH =, int8range(starts, ends) WITH &&)
);
CREATE FUNCTION double_it(value BIGINT) RETURNS BIGINT LANGUAGE plpgsql AS $body$
BEGIN
    RETURN value * 2; -- the ; here ends nothing either
END;
$body$;
