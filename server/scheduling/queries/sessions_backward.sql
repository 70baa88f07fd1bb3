-- What is over or settled: all that sessions_forward.sql does not give.
WITH mine AS (
    SELECT * FROM (
        SELECT s.id
        FROM sessions s
        WHERE s.mentor_id = :user
          AND (:all OR NOT (s.ends_at > :now AND (s.status IN ('scheduled', 'in_progress')
                                               OR (s.status = 'proposed' AND s.starts_at > :now))))
          AND s.starts_at > :earliest AND s.ends_at > :from
          AND (s.starts_at, s.id) < (:at, :id)
        ORDER BY s.starts_at DESC, s.id DESC
        LIMIT :limit) as_mentor
    UNION ALL
    SELECT * FROM (
        SELECT s.id
        FROM sessions s
        WHERE s.apprentice_id = :user
          AND (:all OR NOT (s.ends_at > :now AND (s.status IN ('scheduled', 'in_progress')
                                               OR (s.status = 'proposed' AND s.starts_at > :now))))
          AND s.starts_at > :earliest AND s.ends_at > :from
          AND (s.starts_at, s.id) < (:at, :id)
        ORDER BY s.starts_at DESC, s.id DESC
        LIMIT :limit) as_apprentice
)
SELECT s.id, s.status,
       s.mentor_id, mp.display_name, mp.headline,
       s.apprentice_id, ap.display_name, ap.headline,
       s.booked_by, s.starts_at, s.ends_at, s.medium, s.place, s.agenda,
       s.move_by, s.move_starts_at, s.move_ends_at, s.cancel_reason, s.cancelled_by,
       s.mentor_came_at, s.apprentice_came_at, s.sequence, s.created_at, s.settled_at
FROM mine
JOIN sessions s ON s.id = mine.id
JOIN profiles mp ON mp.user_id = s.mentor_id
JOIN profiles ap ON ap.user_id = s.apprentice_id
ORDER BY s.starts_at DESC, s.id DESC
LIMIT :limit
