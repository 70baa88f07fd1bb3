SELECT COUNT(*) FROM mentorships WHERE status = 'active'
