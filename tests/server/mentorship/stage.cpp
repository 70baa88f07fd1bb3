// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/mentorship/stage.h"

#include "server/identity/accounts.h"
#include "server/identity/sign_ins.h"
#include "server/identity/user_repository.h"
#include "server/mentorship/mentorship_events.h"

#include <utility>

namespace gremio::test {

using namespace Qt::StringLiterals;
using storage::Statement;
using storage::Transaction;

namespace {
constexpr Statement openRequestsOf("test/open_requests");
constexpr Statement takenPlacesOf("test/taken_places");
constexpr Statement countRequests("test/count_requests");
constexpr Statement countMentorships("test/count_mentorships");
} // namespace

Stage::Stage(Engine engine, int writers)
    : base(engine)
{
    base.options.writers = writers;
    identity::repository::registerConstraints(base.options.constraints);
    directory::DirectoryService::registerConstraints(base.options.constraints);
    mentorship::repository::registerConstraints(base.options.constraints);
    directory::DirectoryService::listen(base.bus);
    mentorship.listen(base.bus);
    authenticator.listen(base.bus);
    const auto tell = [this](const QString& what) {
        const std::lock_guard lock(m_mutex);
        m_told.append(what);
    };
    base.bus.afterCommit<mentorship::RequestSent>([tell](const auto&) { tell(u"sent"_s); });
    base.bus.afterCommit<mentorship::RequestSettled>(
        [tell](const auto& event) { tell("settled "_L1 + QString(toText(event.status))); });
    base.bus.afterCommit<mentorship::MentorshipStarted>([tell](const auto&) { tell(u"started"_s); });
    base.bus.afterCommit<mentorship::MentorshipEnded>([tell](const auto&) { tell(u"ended"_s); });
    base.bus.freeze();
}

UserId Stage::person(const std::vector<Role>& roles)
{
    return people(1, roles).front();
}

std::vector<UserId> Stage::people(int count, const std::vector<Role>& roles)
{
    const int first = m_made + 1;
    m_made += count;
    return base.database().writeNow([&](Transaction& tx) {
        std::vector<UserId> made;
        for (int i = 0; i < count; ++i) {
            const QString number = QString::number(first + i);
            identity::accounts::NewAccount account;
            account.email = u"p%1@example.org"_s.arg(number);
            account.displayName = "Person "_L1 + number;
            account.passwordHash = "none";
            account.roles = roles;
            made.push_back(identity::accounts::create(tx, account));
        }
        return made;
    });
}

UserId Stage::mentor(int capacity, bool acceptsRequests)
{
    const UserId id = person({Role::Mentor});
    setPlaces(id, capacity, acceptsRequests);
    return id;
}

void Stage::setPlaces(UserId mentor, int capacity, bool acceptsRequests)
{
    ProfileBody body;
    body.headline = u"Teaches"_s;
    body.capacity = capacity;
    body.acceptsRequests = acceptsRequests;
    base.database().writeNow([&](Transaction& tx) { directory.replaceProfile(tx, mentor, body); });
}

QString Stage::tokenOf(UserId user)
{
    const auto started =
        base.database().writeNow([&](Transaction& tx) { return identity::sign_ins::begin(tx, user); });
    return QString::fromLatin1(tokens.make(user, started.signIn, base.clock.now()));
}

void Stage::deleteAccount(UserId user)
{
    base.database().writeNow([&](Transaction& tx) { identity::accounts::remove(tx, user); });
}

MentorshipRequest Stage::send(UserId apprentice, UserId mentor)
{
    const CreateRequestBody body{mentor, u"Please teach me"_s, {u"Kafka"_s, u"Go"_s}};
    return base.database().writeNow([&](Transaction& tx) { return mentorship.send(tx, apprentice, body); });
}

AcceptedRequest Stage::accept(UserId mentor, MentorshipRequestId request)
{
    return base.database().writeNow([&](Transaction& tx) { return mentorship.accept(tx, mentor, request); });
}

MentorshipRequest Stage::decline(
    UserId mentor, MentorshipRequestId request, const std::optional<QString>& reason)
{
    return base.database().writeNow(
        [&](Transaction& tx) { return mentorship.decline(tx, mentor, request, {reason}); });
}

MentorshipRequest Stage::withdraw(UserId apprentice, MentorshipRequestId request)
{
    return base.database().writeNow(
        [&](Transaction& tx) { return mentorship.withdraw(tx, apprentice, request); });
}

Mentorship Stage::end(UserId user, MentorshipId id)
{
    return base.database().writeNow([&](Transaction& tx) { return mentorship.end(tx, user, id); });
}

int Stage::expire(int limit)
{
    return base.database().writeNow([&](Transaction& tx) { return mentorship.expire(tx, limit); });
}

MentorshipRequest Stage::see(UserId user, MentorshipRequestId request)
{
    return base.database().readNow([&](Transaction& tx) { return mentorship.request(tx, user, request); });
}

int Stage::openRequests(UserId apprentice)
{
    return base.database().readNow([&](Transaction& tx) {
        return tx.query(openRequestsOf).bind("user", apprentice).value<int>().value_or(0);
    });
}

int Stage::takenPlaces(UserId mentor)
{
    return base.database().readNow([&](Transaction& tx) {
        return tx.query(takenPlacesOf).bind("user", mentor).value<int>().value_or(-1);
    });
}

int Stage::requestsThatAre(RequestStatus status)
{
    return base.database().readNow([&](Transaction& tx) {
        return tx.query(countRequests).bind("status", status).value<int>().value_or(-1);
    });
}

int Stage::activeMentorships()
{
    return base.database().readNow(
        [&](Transaction& tx) { return tx.query(countMentorships).value<int>().value_or(-1); });
}

QStringList Stage::told()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_told, {});
}

} // namespace gremio::test
