-- a :comment, and a cast after a 'string with :colon'
SELECT CAST(:number AS BIGINT) + 1, 'it''s :not' /* :nor this */, CAST(:number AS BIGINT)
