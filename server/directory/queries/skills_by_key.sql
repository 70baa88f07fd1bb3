SELECT id, name, name_key FROM skills WHERE name_key IN (SELECT value FROM json_each(:keys))
