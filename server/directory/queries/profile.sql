SELECT user_id, is_mentor, active, accepts_requests, email_verified, capacity, taken, rating_sum, rating_count,
    display_name, time_zone, headline, location, languages, skills, goals, bio
FROM profiles
WHERE user_id = :user
