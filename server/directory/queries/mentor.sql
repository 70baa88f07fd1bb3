SELECT place, rating_rank, traits, user_id, display_name, email_verified, headline, location, time_zone, skills,
    languages, rating_sum, rating_count, capacity, taken, accepts_requests, created_at, name_key, bio
FROM profiles
WHERE user_id = :user AND place IS NOT NULL
