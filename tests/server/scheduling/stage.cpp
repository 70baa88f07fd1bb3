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
constexpr Statement timesOfNothing("test/taken_for_nothing");
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

std::vector<SessionEvent> Stage::events(const Session& session)
{
    return read([&](Transaction& tx) {
        return scheduling::SessionService::events(tx, session.mentor.id, session.id, 0, 1000);
    });
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

int Stage::takenForNothing()
{
    return read([](Transaction& tx) { return tx.query(timesOfNothing).value<int>().value_or(-1); });
}

api::Caller callerOf(UserId user, Role role)
{
    api::Caller caller;
    caller.user = user;
    caller.roles = {role};
    return caller;
}

QString flawInCourse(const Session& session, const std::vector<SessionEvent>& events)
{
    using Kind = SessionEventKind;
    using Status = SessionStatus;
    std::optional<SessionTime> time;
    std::optional<SessionTime> move;
    Status status = Status::Proposed;
    int number = 0;
    for (const SessionEvent& event : events) {
        const QString place = u"event %1: "_s.arg(event.number);
        if (event.number != ++number)
            return place + u"not its number"_s;
        const bool begins = event.kind == Kind::Booked || event.kind == Kind::Proposed;
        if (begins != (number == 1))
            return place + u"it begins once"_s;
        if (event.from && event.from != time)
            return place + u"it was not at that time"_s;
        switch (event.kind) {
        case Kind::Booked:
            status = Status::Scheduled;
            [[fallthrough]];
        case Kind::Proposed:
            time = event.to;
            break;
        case Kind::Confirmed:
            if (status != Status::Proposed)
                return place + u"nothing was proposed"_s;
            status = Status::Scheduled;
            break;
        case Kind::Moved:
            time = event.to;
            move.reset();
            break;
        case Kind::MoveAsked:
            move = event.to;
            break;
        case Kind::MoveConfirmed:
            time = event.to;
            [[fallthrough]];
        case Kind::MoveDeclined:
        case Kind::MoveWithdrawn:
        case Kind::MoveLapsed:
            if (!move || move != event.to)
                return place + u"nobody had asked for that time"_s;
            move.reset();
            break;
        case Kind::Came:
            status = Status::InProgress;
            move.reset();
            break;
        case Kind::Completed:
            status = Status::Completed;
            break;
        case Kind::NoShow:
            status = Status::NoShow;
            break;
        case Kind::Declined:
        case Kind::Cancelled:
        case Kind::Lapsed:
            status = Status::Cancelled;
            move.reset();
            break;
        }
    }
    if (status != session.status)
        return u"it leads to another state"_s;
    if (time != SessionTime{session.startsAt, session.endsAt})
        return u"it leads to another time"_s;
    const auto asked = session.move ? std::optional(SessionTime{session.move->startsAt, session.move->endsAt})
                                    : std::nullopt;
    return asked == move ? QString() : u"it leads to another time that is asked for"_s;
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
