// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/directory_service.h"
#include "server/identity/password_hasher.h"
#include "server/mentorship/mentorship_service.h"
#include "server/storage/database.h"
#include "shared/core/clock.h"
#include "shared/protocol/role.h"

#include <stdexcept>
#include <vector>

namespace gremio::demo {

struct Account {
    QString name;
    QString email;
    std::vector<Role> roles;
};

struct Accounts {
    std::vector<Account> list; ///< the admin, the mentors, the apprentices
    QString password; ///< of all of them
};

/// There is somebody already.
class NotEmpty : public std::runtime_error {
public:
    NotEmpty()
        : std::runtime_error("The database is not empty: demo people move into an empty one only.")
    {
    }
};

/// Fills an empty database with believable people in both languages and with what they asked each other over
/// the last year, the same every time but for the ids. Everything is done by the services, at the time it is
/// said to have happened: `clock` is the database's own, stands at the present and is there again at the end.
/// Blocks for some seconds. Throws NotEmpty and what the database throws; what was written until then stays.
Accounts fill(storage::Database& database, ManualClock& clock, const identity::PasswordHasher& hasher,
    const directory::DirectoryService& directory, mentorship::MentorshipService& mentorship);

/// The accounts as lines to print: roles, name, e-mail address, and the password below.
QString table(const Accounts& accounts);

} // namespace gremio::demo
