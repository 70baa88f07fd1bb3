UPDATE open_requests SET waiting = waiting - :count WHERE apprentice_id = :apprentice
