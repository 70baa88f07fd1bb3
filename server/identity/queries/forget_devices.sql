UPDATE sign_ins SET device = '', address = '' WHERE user_id = :user
