CREATE TABLE slots (person TEXT NOT NULL, starts BIGINT NOT NULL, ends BIGINT NOT NULL);
CREATE TRIGGER slots_no_overlap BEFORE INSERT ON slots
BEGIN
    SELECT RAISE(ABORT, 'slots_no_overlap')
    WHERE EXISTS (
        SELECT 1 FROM slots
        WHERE person = NEW.person AND CASE WHEN starts < NEW.ends THEN ends > NEW.starts ELSE FALSE END
    );
END;
CREATE INDEX slots_person ON slots (person);
