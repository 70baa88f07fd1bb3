UPDATE mentorship_requests SET message = '', skills = '' WHERE apprentice_id = :user
