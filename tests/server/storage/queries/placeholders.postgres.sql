SELECT CAST(:number AS BIGINT)::BIGINT + 1, $$it's :not$$ /* :nor this */, CAST(:number AS BIGINT)
