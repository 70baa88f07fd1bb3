SELECT id, name_en, name_es FROM categories ORDER BY key_en
