-- What lapses at its start is looked for every few seconds, however many sessions there are.
CREATE INDEX sessions_proposed ON sessions (starts_at) WHERE status = 'proposed';
CREATE INDEX sessions_moving ON sessions (move_starts_at) WHERE move_starts_at IS NOT NULL;
