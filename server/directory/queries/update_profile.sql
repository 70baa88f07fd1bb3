-- All but the places that are taken.
UPDATE profiles
SET place = :place, is_mentor = :isMentor, active = :active, accepts_requests = :acceptsRequests,
    email_verified = :emailVerified, capacity = :capacity, rating_sum = :ratingSum,
    rating_count = :ratingCount, rating_rank = :ratingRank, display_name = :displayName,
    name_key = :nameKey, time_zone = :timeZone, headline = :headline, location = :location,
    languages = :languages, skills = :skills, traits = :traits, goals = :goals, bio = :bio,
    search_text = :searchText
WHERE user_id = :user
