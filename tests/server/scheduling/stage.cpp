// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/scheduling/stage.h"

#include "server/identity/accounts.h"
#include "server/identity/user_repository.h"
#include "server/scheduling/scheduling_events.h"

#include <utility>

namespace gremio::test {

using namespace Qt::StringLiterals;
using storage::Statement;
using storage::Transaction;

namespace {
constexpr Statement overlappingTimes("test/overlaps");
} // namespace

Instant at(const char* rfc3339)
{
    return parseRfc3339(rfc3339).value();
}

Stage::Stage(Engine engine, int writers, const std::function<void(storage::EventBus&)>& more)
    : base(engine)
{
    base.options.writers = writers;
    identity::repository::registerConstraints(base.options.constraints);
    directory::DirectoryService::registerConstraints(base.options.constraints);
    mentorship::repository::registerConstraints(base.options.constraints);
    scheduling::repository::registerConstraints(base.options.constraints);
    directory::DirectoryService::listen(base.bus);
    mentorship.listen(base.bus);
    scheduling::SessionService::listen(base.bus);
    scheduling::AvailabilityService::listen(base.bus);
    base.bus.afterCommit<scheduling::OfferChanged>([this](const scheduling::OfferChanged& event) {
        const std::lock_guard lock(m_mutex);
        m_offersChanged.push_back(event.mentor);
    });
    if (more)
        more(base.bus);
    base.bus.freeze();
    base.clock.set(friday);
}

std::vector<UserId> Stage::people(int count, Role role)
{
    const int first = m_made + 1;
    m_made += count;
    return write([&](Transaction& tx) {
        std::vector<UserId> made;
        for (int i = 0; i < count; ++i) {
            identity::accounts::NewAccount account;
            account.email = u"p%1@example.org"_s.arg(first + i);
            account.displayName = u"Person %1"_s.arg(first + i);
            account.passwordHash = "none";
            account.roles = {role};
            made.push_back(identity::accounts::create(tx, account));
        }
        return made;
    });
}

UserId Stage::mentor()
{
    const UserId id = people(1, Role::Mentor).front();
    ProfileBody body;
    body.headline = u"Teaches"_s;
    body.capacity = 500;
    body.acceptsRequests = true;
    write([&](Transaction& tx) { directory.replaceProfile(tx, id, body); });
    return id;
}

void Stage::pair(UserId mentor, const std::vector<UserId>& apprentices)
{
    write([&](Transaction& tx) {
        for (const UserId apprentice : apprentices) {
            const auto request = mentorship.send(tx, apprentice, {mentor, u"Please"_s, {}});
            mentorship.accept(tx, mentor, request.id);
        }
    });
}

void Stage::deleteAccount(UserId user)
{
    write([&](Transaction& tx) { identity::accounts::remove(tx, user); });
}

Availability Stage::everyDay()
{
    Availability week;
    week.timeZone = u"UTC"_s;
    for (int weekday = 1; weekday <= 7; ++weekday)
        week.blocks.push_back({weekday, u"08:00"_s, u"20:00"_s});
    week.lengths = {60, 30};
    week.noticeMinutes = 0;
    return week;
}

void Stage::offer(UserId mentor, const Availability& week)
{
    write([&](Transaction& tx) { return scheduling::AvailabilityService::replace(tx, mentor, week); });
}

Session Stage::book(UserId apprentice, UserId mentor, Instant start, int minutes)
{
    return write([&](Transaction& tx) {
        return sessions.book(tx, callerOf(apprentice, Role::Apprentice), booking(mentor, start, minutes));
    });
}

Session Stage::propose(UserId mentor, UserId apprentice, Instant start, int minutes)
{
    BookSessionBody body = booking({}, start, minutes);
    body.mentorId.reset();
    body.apprenticeId = apprentice;
    return write([&](Transaction& tx) { return sessions.book(tx, callerOf(mentor, Role::Mentor), body); });
}

Session Stage::see(UserId user, const Session& session)
{
    return read([&](Transaction& tx) { return scheduling::SessionService::session(tx, user, session.id); });
}

std::vector<Instant> Stage::slots(UserId asker, UserId mentor, const char* date, int minutes)
{
    SlotQuery query;
    query.from = query.to = QString::fromLatin1(date);
    query.minutes = minutes;
    query.timeZone = u"UTC"_s;
    const SlotList list = read([&](Transaction& tx) { return availability.slots(tx, asker, mentor, query); });
    std::vector<Instant> starts;
    for (const Slot& slot : list.items)
        starts.push_back(slot.startsAt);
    return starts;
}

std::vector<UserId> Stage::offersChanged()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_offersChanged, {});
}

int Stage::overlaps()
{
    return read([](Transaction& tx) { return tx.query(overlappingTimes).value<int>().value_or(-1); });
}

api::Caller callerOf(UserId user, Role role)
{
    api::Caller caller;
    caller.user = user;
    caller.roles = {role};
    return caller;
}

BookSessionBody booking(UserId mentor, Instant start, int minutes)
{
    BookSessionBody body;
    body.mentorId = mentor;
    body.startsAt = start;
    body.minutes = minutes;
    return body;
}

} // namespace gremio::test
