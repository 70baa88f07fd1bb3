-- One more, if that keeps within the limit: no row changes where it does not.
INSERT INTO open_requests (apprentice_id, waiting) VALUES (:apprentice, 1)
ON CONFLICT (apprentice_id) DO UPDATE SET waiting = open_requests.waiting + 1
WHERE open_requests.waiting < :limit
