SELECT CAST(coalesce(sum(rating), 0) AS BIGINT), count(*)
FROM reviews
WHERE subject_id = :user AND subject_role = 'mentor' AND revealed_at IS NOT NULL
