UPDATE schedules SET time_zone = NULL, rev = rev + 1 WHERE user_id = :user
