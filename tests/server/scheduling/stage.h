// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/directory_service.h"
#include "server/mentorship/mentorship_service.h"
#include "server/scheduling/availability_service.h"
#include "server/scheduling/session_service.h"
#include "tests/support/test_database.h"

#include <mutex>

namespace gremio::test {

/// It is a Friday, the 20th of November 2026, nine o'clock in London.
inline const Instant friday = parseRfc3339("2026-11-20T09:00:00Z").value();

Instant at(const char* rfc3339);

/// A database with the real directory, mentorship and scheduling on it, and people to play with.
class Stage {
public:
    /// `more` listens, too.
    explicit Stage(Engine engine, int writers = 4, const std::function<void(storage::EventBus&)>& more = {});

    TestDatabase base;
    directory::DirectoryService directory;
    mentorship::MentorshipService mentorship{directory};
    scheduling::AvailabilityService availability{directory};
    scheduling::SessionService sessions{directory};

    std::vector<UserId> people(int count, Role role);
    UserId mentor(); ///< with places for everybody
    /// In an active mentorship.
    void pair(UserId mentor, const std::vector<UserId>& apprentices);
    void deleteAccount(UserId user);

    template <class F>
    auto write(F f)
    {
        return base.database().writeNow(f);
    }
    template <class F>
    auto read(F f)
    {
        return base.database().readNow(f);
    }

    /// Every day from eight to twenty, UTC, half and whole hours, no notice.
    static Availability everyDay();
    void offer(UserId mentor, const Availability& week = everyDay());
    Session book(UserId apprentice, UserId mentor, Instant start, int minutes = 60);
    Session propose(UserId mentor, UserId apprentice, Instant start, int minutes = 60);
    Session see(UserId user, const Session& session);
    /// All that happened to it.
    std::vector<SessionEvent> events(const Session& session);
    std::vector<Instant> slots(UserId asker, UserId mentor, const char* date, int minutes = 60);

    /// Whose offer is told to have changed since it was asked the last time.
    std::vector<UserId> offersChanged();

    /// How many pairs of live times of one person overlap, as SQL sees it.
    int overlaps();
    /// How many times are taken by holds that are not there.
    int takenForNothing();

private:
    int m_made = 0;
    std::mutex m_mutex;
    std::vector<UserId> m_offersChanged;
};

api::Caller callerOf(UserId user, Role role);
BookSessionBody booking(UserId mentor, Instant start, int minutes = 60);

/// What does not fit in the course of a session: a number, a time that it was not at, an end that is not its
/// own. Nothing where it leads to what the session is.
QString flawInCourse(const Session& session, const std::vector<SessionEvent>& events);

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

/// `pointer code` of what is wrong with the fields, in order.
template <class F>
QStringList errorsOf(F f)
{
    QStringList errors;
    try {
        f();
    } catch (const Problem& problem) {
        for (const FieldError& error : problem.errors())
            errors << QString::fromLatin1(error.pointer + ' ' + error.code);
    }
    return errors;
}

} // namespace gremio::test
