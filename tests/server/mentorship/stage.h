// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/directory_service.h"
#include "server/identity/token_authenticator.h"
#include "server/mentorship/mentorship_service.h"
#include "shared/protocol/role.h"
#include "tests/support/test_database.h"

#include <QStringList>

#include <mutex>

namespace gremio::test {

/// A database with the real directory and mentorship on it, and people to play with.
class Stage {
public:
    explicit Stage(Engine engine, int writers = 4);

    TestDatabase base;
    const identity::AccessTokens tokens{identity::SigningKey::fromSeed({})};
    identity::TokenAuthenticator authenticator{tokens, base.clock};
    directory::DirectoryService directory;
    mentorship::MentorshipService mentorship{directory};

    UserId person(const std::vector<Role>& roles);
    std::vector<UserId> people(int count, const std::vector<Role>& roles);
    UserId apprentice() { return person({Role::Apprentice}); }
    UserId mentor(int capacity = 3, bool acceptsRequests = true);
    void setPlaces(UserId mentor, int capacity, bool acceptsRequests);
    /// An access token, good for ten minutes.
    QString tokenOf(UserId user);
    /// As identity does it.
    void deleteAccount(UserId user);

    MentorshipRequest send(UserId apprentice, UserId mentor);
    AcceptedRequest accept(UserId mentor, MentorshipRequestId request);
    MentorshipRequest decline(
        UserId mentor, MentorshipRequestId request, const std::optional<QString>& reason = {});
    MentorshipRequest withdraw(UserId apprentice, MentorshipRequestId request);
    Mentorship end(UserId user, MentorshipId mentorship);
    int expire(int limit = 100);
    MentorshipRequest see(UserId user, MentorshipRequestId request);

    int openRequests(UserId apprentice);
    int takenPlaces(UserId mentor);
    int requestsThatAre(RequestStatus status);
    int activeMentorships();

    /// What was told after commits since the last call: `sent`, `settled accepted`, `started`, `ended`, …
    QStringList told();

private:
    std::mutex m_mutex;
    QStringList m_told;
    int m_made = 0;
};

/// The problem that `f()` throws, or nothing.
template <class F>
std::optional<ErrorCode> problemOf(F f)
{
    try {
        f();
    } catch (const Problem& problem) {
        return problem.code();
    }
    return std::nullopt;
}

} // namespace gremio::test
