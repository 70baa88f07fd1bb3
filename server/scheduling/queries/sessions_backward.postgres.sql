-- As sessions_backward.sql. Rows are compared where one could say `=`: so the planner expects many, however few
-- most people have, and goes along the index instead of sorting all that somebody ever had; and names are looked up
-- one by one, however many sessions it expects.
WITH mine AS (
    SELECT * FROM (
        SELECT s.*
        FROM sessions s
        WHERE (s.mentor_id, s.starts_at) > (:user, :earliest) AND (s.mentor_id, s.starts_at, s.id) < (:user, :at, :id)
          AND s.ends_at > :from
          AND (:all OR NOT (s.ends_at > :now AND (s.status IN ('scheduled', 'in_progress')
                                               OR (s.status = 'proposed' AND s.starts_at > :now))))
        ORDER BY s.mentor_id DESC, s.starts_at DESC, s.id DESC
        LIMIT :limit) as_mentor
    UNION ALL
    SELECT * FROM (
        SELECT s.*
        FROM sessions s
        WHERE (s.apprentice_id, s.starts_at) > (:user, :earliest) AND (s.apprentice_id, s.starts_at, s.id) < (:user, :at, :id)
          AND s.ends_at > :from
          AND (:all OR NOT (s.ends_at > :now AND (s.status IN ('scheduled', 'in_progress')
                                               OR (s.status = 'proposed' AND s.starts_at > :now))))
        ORDER BY s.apprentice_id DESC, s.starts_at DESC, s.id DESC
        LIMIT :limit) as_apprentice
)
SELECT s.id, s.status,
       s.mentor_id, mp.display_name, mp.headline,
       s.apprentice_id, ap.display_name, ap.headline,
       s.booked_by, s.starts_at, s.ends_at, s.medium, s.place, s.agenda,
       s.move_by, s.move_starts_at, s.move_ends_at, s.cancel_reason, s.cancelled_by,
       s.mentor_came_at, s.apprentice_came_at, s.sequence, s.created_at, s.settled_at
FROM (SELECT * FROM mine ORDER BY starts_at DESC, id DESC LIMIT :limit) s
CROSS JOIN LATERAL (SELECT display_name, headline FROM profiles WHERE user_id = s.mentor_id LIMIT 1) mp
CROSS JOIN LATERAL (SELECT display_name, headline FROM profiles WHERE user_id = s.apprentice_id LIMIT 1) ap
ORDER BY s.starts_at DESC, s.id DESC
