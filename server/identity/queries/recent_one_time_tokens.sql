-- When the oldest was made, and how many there are.
SELECT min(created_at), count(*) FROM one_time_tokens
WHERE user_id = :user AND purpose = :purpose AND created_at > :since
