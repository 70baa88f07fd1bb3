SELECT accepts_requests, capacity, taken FROM profiles WHERE user_id = :user AND place IS NOT NULL
