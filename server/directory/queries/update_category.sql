UPDATE categories SET name_en = :nameEn, name_es = :nameEs, key_en = :keyEn, key_es = :keyEs WHERE id = :id
