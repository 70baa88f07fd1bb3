SELECT version FROM security_version WHERE id = 1
