SELECT date, name FROM calendar_days ORDER BY date
