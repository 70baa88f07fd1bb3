SELECT COUNT(*) FROM mentorship_requests WHERE status = :status
