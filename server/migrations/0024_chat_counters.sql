-- Several messages are counted at once; the counters still only grow.
DROP TRIGGER chats_counters_forward;
CREATE TRIGGER chats_counters_forward BEFORE UPDATE OF last_seq, rev ON chats
WHEN new.last_seq < old.last_seq OR new.rev < old.rev
BEGIN
    SELECT RAISE(ABORT, 'chats_counters_forward');
END;
