INSERT INTO profiles (user_id, is_mentor, active, accepts_requests, email_verified, capacity, taken,
    rating_sum, rating_count, rating_rank, created_at, updated_at, display_name, name_key, time_zone,
    languages, skills, traits, goals)
VALUES (:user, FALSE, FALSE, TRUE, FALSE, :capacity, 0, 0, 0, 0, :createdAt, :now, '', '', 'UTC', '', '', '', '')
ON CONFLICT DO NOTHING
