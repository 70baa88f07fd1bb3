INSERT INTO connection_log (id, happened_at, kind, user_id, address, user_agent)
SELECT CAST(:id AS TEXT), CAST(:now AS BIGINT), CAST(:kind AS TEXT), u.id, CAST(:address AS TEXT), CAST(:user_agent AS TEXT)
FROM users u WHERE u.id = :user AND u.deleted_at IS NULL
