// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/directory_service.h"
#include "server/directory/mentor_search.h"
#include "server/identity/accounts.h"
#include "tests/support/test_database.h"

#include <functional>

namespace gremio::test {

/// The directory on a fresh database, following real accounts, without HTTP.
class DirectoryFixture {
public:
    explicit DirectoryFixture(Engine engine)
        : base(engine)
    {
        base.options.writers = 8;
        directory::DirectoryService::registerConstraints(base.options.constraints);
        directory::DirectoryService::listen(base.bus);
        base.bus.freeze();
    }

    storage::Database& database() { return base.database(); }
    template <class F>
    auto write(F f)
    {
        return database().writeNow(std::move(f));
    }
    template <class F>
    auto read(F f)
    {
        return database().readNow(std::move(f));
    }

    /// In a transaction at hand.
    UserId addUser(storage::Transaction& tx, const QString& name, std::vector<Role> roles,
        bool verified = true, const ProfileBody& profile = {})
    {
        identity::accounts::NewAccount account;
        account.email = QStringLiteral("user%1@example.org").arg(++m_count);
        account.emailVerified = verified;
        account.displayName = name;
        account.passwordHash = "no hash";
        account.roles = std::move(roles);
        const UserId user = identity::accounts::create(tx, account);
        service.replaceProfile(tx, user, profile);
        return user;
    }
    UserId mentor(const QString& name, const ProfileBody& profile = {})
    {
        base.clock.advance(std::chrono::seconds(1));
        return write([&](auto& tx) { return addUser(tx, name, {Role::Mentor}, true, profile); });
    }
    UserId apprentice(const QString& name, const ProfileBody& profile = {})
    {
        return write([&](auto& tx) { return addUser(tx, name, {Role::Apprentice}, true, profile); });
    }

    MentorPage find(UserId asker, const MentorQuery& query)
    {
        return read([&](auto& tx) { return search.find(tx, asker, query); });
    }

    /// The problem that it throws; Internal for none or another exception.
    static Problem problemOf(const std::function<void()>& f)
    {
        try {
            f();
        } catch (const Problem& problem) {
            return problem;
        } catch (const std::exception& other) {
            qWarning("not a problem: %s", other.what());
        }
        return Problem(ErrorCode::Internal);
    }

    TestDatabase base;
    const directory::DirectoryService service{};
    const directory::MentorSearch search{};

private:
    int m_count = 0;
};

} // namespace gremio::test
