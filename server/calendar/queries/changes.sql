-- When those of somebody's sessions that start from then on were last changed. Reads what scheduling keeps.
SELECT id, changed_at FROM sessions
WHERE (mentor_id = :user OR apprentice_id = :user) AND starts_at >= :from AND changed_at IS NOT NULL
