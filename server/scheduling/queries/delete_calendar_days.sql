DELETE FROM calendar_days
