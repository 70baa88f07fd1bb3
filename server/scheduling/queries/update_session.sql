UPDATE sessions
SET status = :status, starts_at = :starts_at, ends_at = :ends_at,
    medium = :medium, place = :place, agenda = :agenda,
    move_by = :move_by, move_starts_at = :move_starts_at, move_ends_at = :move_ends_at,
    cancel_reason = :cancel_reason, cancelled_by = :cancelled_by,
    mentor_came_at = :mentor_came_at, apprentice_came_at = :apprentice_came_at,
    sequence = :sequence, settled_at = :settled_at, changed_at = :now
WHERE id = :id
