-- Whose slots the organisation's calendar may change.
SELECT DISTINCT user_id FROM availability_rules
