// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mentorship/mentorship_service.h"

#include "server/identity/identity_events.h"
#include "server/mentorship/mentorship_events.h"
#include "shared/core/problem.h"

#include <algorithm>
#include <map>

namespace gremio::mentorship {

using storage::Transaction;

namespace {

/// For one of the two it is there; for everybody else it is not.
MentorshipRequest requestOf(Transaction& tx, UserId user, MentorshipRequestId id)
{
    std::optional<MentorshipRequest> request = repository::request(tx, id);
    if (!request || (request->mentor.id != user && request->apprentice.id != user))
        throw Problem(ErrorCode::NotFound);
    return *request;
}

MentorshipRequest askedOf(Transaction& tx, UserId mentor, MentorshipRequestId id)
{
    MentorshipRequest request = requestOf(tx, mentor, id);
    if (request.mentor.id != mentor)
        throw Problem(ErrorCode::Forbidden, QStringLiteral("Only the mentor who was asked can do this."));
    return request;
}

SettledRow settleOrThrow(Transaction& tx, MentorshipRequestId id, RequestStatus status,
    const std::optional<QString>& declineReason = {})
{
    std::optional<SettledRow> row = repository::settle(tx, id, status, declineReason);
    if (!row)
        throw Problem(ErrorCode::RequestNotPending);
    return *row;
}

/// Two lists, each from the newest to the oldest, become one of at most `limit` items.
template <class T, class Position>
Slice<T> merged(std::vector<T> first, std::vector<T> second, int limit, Position position)
{
    std::vector<T> all(std::make_move_iterator(first.begin()), std::make_move_iterator(first.end()));
    all.insert(all.end(), std::make_move_iterator(second.begin()), std::make_move_iterator(second.end()));
    std::sort(all.begin(), all.end(), [&](const T& a, const T& b) {
        const ListPosition left = position(a);
        const ListPosition right = position(b);
        return left.at != right.at ? left.at > right.at : left.id > right.id;
    });
    Slice<T> slice;
    if (all.size() > static_cast<std::size_t>(limit)) {
        all.resize(static_cast<std::size_t>(limit));
        slice.next = position(all.back());
    }
    slice.items = std::move(all);
    return slice;
}

} // namespace

MentorshipService::MentorshipService(const directory::DirectoryService& directory)
    : m_directory(directory)
{
}

void MentorshipService::listen(storage::EventBus& bus)
{
    bus.inTransaction<identity::UserSuspended>(
        [this](const identity::UserSuspended& event, Transaction& tx) { settleOpen(tx, event.user); });
    bus.inTransaction<identity::UserDeleted>(
        [this](const identity::UserDeleted& event, Transaction& tx) { forget(tx, event.user); });
}

MentorshipRequest MentorshipService::send(Transaction& tx, UserId apprentice, const CreateRequestBody& body)
{
    const UserId mentor = body.mentorId;
    if (mentor == apprentice)
        throw Problem(ErrorCode::RequestToSelf);
    const std::optional<directory::MentorStanding> standing = m_directory.standing(tx, mentor);
    if (!standing)
        throw Problem(ErrorCode::NotFound, QStringLiteral("There is no such mentor."));

    // Requests whose time has passed neither block the pair nor count, swept or not.
    const std::vector<SettledRow> late = repository::expireOfApprentice(tx, apprentice);

    const auto id = MentorshipRequestId::generate(tx.now());
    const Instant expiresAt = tx.now() + requestLifetime;
    repository::insertRequest(tx, {id, mentor, apprentice, body.message, body.skills, expiresAt});
    // Looked at after the row is there: from now on no other request of this pair can be accepted.
    if (repository::inActiveMentorship(tx, mentor, apprentice))
        throw Problem(ErrorCode::AlreadyInMentorship);
    if (!standing->acceptsRequests || standing->capacity <= 0)
        throw Problem(ErrorCode::MentorUnavailable);
    if (standing->taken >= standing->capacity)
        throw Problem(ErrorCode::MentorFull);

    settled(tx, late);
    if (!repository::countOpenRequest(tx, apprentice, openRequestLimit))
        throw Problem(ErrorCode::TooManyOpenRequests);
    tx.raise(RequestSent{id, mentor, apprentice, tx.now(), expiresAt});
    return requestOf(tx, apprentice, id);
}

AcceptedRequest MentorshipService::accept(Transaction& tx, UserId mentor, MentorshipRequestId id)
{
    askedOf(tx, mentor, id);
    const SettledRow row = settleOrThrow(tx, id, RequestStatus::Accepted);
    const auto mentorship = MentorshipId::generate(tx.now());
    repository::insertMentorship(tx, mentorship, row);
    if (!m_directory.takePlace(tx, mentor))
        throw Problem(ErrorCode::MentorFull, QStringLiteral("You have no free place."));
    settled(tx, {row});
    tx.raise(MentorshipStarted{mentorship, id, row.mentor, row.apprentice, tx.now()});
    return {requestOf(tx, mentor, id), this->mentorship(tx, mentor, mentorship)};
}

MentorshipRequest MentorshipService::decline(
    Transaction& tx, UserId mentor, MentorshipRequestId id, const DeclineBody& body)
{
    askedOf(tx, mentor, id);
    const bool said = body.reason && !body.reason->isEmpty();
    settled(tx, {settleOrThrow(tx, id, RequestStatus::Declined, said ? body.reason : std::nullopt)});
    return requestOf(tx, mentor, id);
}

MentorshipRequest MentorshipService::withdraw(Transaction& tx, UserId apprentice, MentorshipRequestId id)
{
    if (requestOf(tx, apprentice, id).apprentice.id != apprentice)
        throw Problem(ErrorCode::Forbidden, QStringLiteral("Only the apprentice who asked can do this."));
    settled(tx, {settleOrThrow(tx, id, RequestStatus::Withdrawn)});
    return requestOf(tx, apprentice, id);
}

Mentorship MentorshipService::end(Transaction& tx, UserId user, MentorshipId id)
{
    mentorship(tx, user, id);
    const std::optional<EndedRow> row = repository::endMentorship(tx, id, user);
    if (!row)
        throw Problem(ErrorCode::MentorshipNotActive);
    ended(tx, {*row}, user);
    return mentorship(tx, user, id);
}

MentorshipRequest MentorshipService::request(Transaction& tx, UserId user, MentorshipRequestId id)
{
    return requestOf(tx, user, id);
}

Mentorship MentorshipService::mentorship(Transaction& tx, UserId user, MentorshipId id)
{
    std::optional<Mentorship> found = repository::mentorship(tx, id);
    if (!found || (found->mentor.id != user && found->apprentice.id != user))
        throw Problem(ErrorCode::NotFound);
    return *found;
}

Slice<MentorshipRequest> MentorshipService::requests(
    Transaction& tx, UserId user, const RequestQuery& query, const std::optional<ListPosition>& after)
{
    const auto side = [&](RequestDirection direction) {
        if (query.direction && *query.direction != direction)
            return std::vector<MentorshipRequest>();
        return repository::requests(tx, user, direction, query.status, after, query.limit + 1);
    };
    return merged(side(RequestDirection::In), side(RequestDirection::Out), query.limit,
        [](const MentorshipRequest& request) {
            return ListPosition{request.createdAt, request.id.uuid()};
        });
}

Slice<Mentorship> MentorshipService::mentorships(
    Transaction& tx, UserId user, const MentorshipQuery& query, const std::optional<ListPosition>& after)
{
    const auto side = [&](RequestDirection direction) {
        return repository::mentorships(tx, user, direction, query.status, after, query.limit + 1);
    };
    return merged(side(RequestDirection::In), side(RequestDirection::Out), query.limit,
        [](const Mentorship& mentorship) {
            return ListPosition{mentorship.startedAt, mentorship.id.uuid()};
        });
}

int MentorshipService::expire(Transaction& tx, int limit)
{
    const std::vector<SettledRow> rows = repository::expire(tx, limit);
    settled(tx, rows);
    return static_cast<int>(rows.size());
}

void MentorshipService::settleOpen(Transaction& tx, UserId user)
{
    settled(tx, repository::settleAllOf(tx, user));
}

void MentorshipService::forget(Transaction& tx, UserId user)
{
    const std::vector<SettledRow> open = repository::settleAllOf(tx, user);
    repository::clearTextsOf(tx, user);
    ended(tx, repository::endMentorshipsOf(tx, user), user);
    settled(tx, open);
}

/// What every settled request brings with it. The counters come last, in the order of their keys.
void MentorshipService::settled(Transaction& tx, const std::vector<SettledRow>& rows)
{
    std::map<UserId, int> counts;
    for (const SettledRow& row : rows)
        ++counts[row.apprentice];
    for (const auto& [apprentice, count] : counts)
        repository::uncountOpenRequests(tx, apprentice, count);
    for (const SettledRow& row : rows)
        tx.raise(RequestSettled{row.id, row.mentor, row.apprentice, row.status, row.settledAt});
}

void MentorshipService::ended(Transaction& tx, const std::vector<EndedRow>& rows, UserId by)
{
    std::vector<UserId> mentors;
    mentors.reserve(rows.size());
    for (const EndedRow& row : rows)
        mentors.push_back(row.mentor);
    std::sort(mentors.begin(), mentors.end());
    for (const UserId mentor : mentors)
        m_directory.releasePlace(tx, mentor);
    for (const EndedRow& row : rows)
        tx.raise(MentorshipEnded{row.id, row.mentor, row.apprentice, by, tx.now()});
}

} // namespace gremio::mentorship
