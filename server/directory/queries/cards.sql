SELECT place, rating_rank, traits, user_id, display_name, email_verified, headline, location, time_zone, skills,
    languages, rating_sum, rating_count, capacity, taken, accepts_requests, created_at, name_key
FROM profiles
WHERE place IN (SELECT value FROM json_each(:places))
