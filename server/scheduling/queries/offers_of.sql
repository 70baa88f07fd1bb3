-- Of those who offered time, and between whom and the asker nobody blocks the other. Reads what moderation keeps.
SELECT s.user_id, s.rev, s.time_zone, s.notice_minutes, s.before_minutes, s.after_minutes, s.horizon_days, s.lengths
FROM json_each(:users) u
CROSS JOIN schedules s ON s.user_id = u.value
WHERE s.time_zone IS NOT NULL AND s.user_id <> :asker
  AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = s.user_id AND blocked_id = :asker)
  AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = :asker AND blocked_id = s.user_id)
