UPDATE reviews SET rating = :rating, comment = :comment, edited_at = :now
WHERE session_id = :session AND author_id = :author AND revealed_at IS NULL
