UPDATE reviews SET comment = NULL WHERE (author_id = :user OR subject_id = :user) AND comment IS NOT NULL
