SELECT id FROM chats WHERE kind = 'private' AND pair_low = :low AND pair_high = :high
