SELECT waiting FROM open_requests WHERE apprentice_id = :user
