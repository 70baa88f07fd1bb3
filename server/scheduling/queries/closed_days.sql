SELECT date FROM calendar_days WHERE date BETWEEN :first AND :last
