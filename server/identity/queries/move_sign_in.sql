UPDATE sign_ins SET address = :address WHERE id = :id AND address <> :address
