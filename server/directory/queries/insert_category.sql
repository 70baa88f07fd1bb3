INSERT INTO categories (id, name_en, name_es, key_en, key_es) VALUES (:id, :nameEn, :nameEs, :keyEn, :keyEs)
