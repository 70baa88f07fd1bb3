SELECT id, name, name_key FROM skills
WHERE name_key IN (SELECT value FROM json_array_elements_text(CAST(:keys AS json)))
