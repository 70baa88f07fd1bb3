// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mentorship/mentorship_repository.h"

#include <limits>

namespace gremio::mentorship::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement requestById("mentorship/request_by_id");
constexpr Statement requestsReceived("mentorship/requests_received");
constexpr Statement requestsSent("mentorship/requests_sent");
constexpr Statement insertRequestRow("mentorship/insert_request");
constexpr Statement settleRequest("mentorship/settle_request");
constexpr Statement expireRequests("mentorship/expire_requests");
constexpr Statement expireRequestsOfApprentice("mentorship/expire_requests_of_apprentice");
constexpr Statement settleRequestsOfUser("mentorship/settle_requests_of_user");
constexpr Statement clearMessagesOfUser("mentorship/clear_messages_of_user");
constexpr Statement clearReasonsOfUser("mentorship/clear_reasons_of_user");
constexpr Statement countOpen("mentorship/count_open_request");
constexpr Statement uncountOpen("mentorship/uncount_open_requests");
constexpr Statement activeMentorship("mentorship/active_mentorship");
constexpr Statement insertMentorshipRow("mentorship/insert_mentorship");
constexpr Statement mentorshipById("mentorship/mentorship_by_id");
constexpr Statement mentorshipsAsMentor("mentorship/mentorships_as_mentor");
constexpr Statement mentorshipsAsApprentice("mentorship/mentorships_as_apprentice");
constexpr Statement endMentorshipRow("mentorship/end_mentorship");
constexpr Statement endMentorshipsOfUser("mentorship/end_mentorships_of_user");

// A skill's name is one line, so a line break parts two of them.
QString joined(const std::vector<QString>& skills)
{
    QString text;
    for (const QString& skill : skills) {
        if (!text.isEmpty())
            text += u'\n';
        text += skill;
    }
    return text;
}

std::vector<QString> parted(const QString& text)
{
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    return {lines.begin(), lines.end()};
}

Person personAt(const Query& row, int column)
{
    Person person{
        row.get<UserId>(column), row.get<QString>(column + 1), row.get<std::optional<QString>>(column + 2)};
    person.deleted = person.displayName.isEmpty(); // nobody else is without a name
    return person;
}

MentorshipRequest requestFrom(const Query& row)
{
    MentorshipRequest request;
    request.id = row.get<MentorshipRequestId>(0);
    request.status = row.get<RequestStatus>(1);
    request.mentor = personAt(row, 2);
    request.apprentice = personAt(row, 5);
    request.message = row.get<QString>(8);
    request.skills = parted(row.get<QString>(9));
    request.declineReason = row.get<std::optional<QString>>(10);
    request.mentorshipId = row.get<std::optional<MentorshipId>>(11);
    request.createdAt = row.get<Instant>(12);
    request.expiresAt = row.get<Instant>(13);
    request.settledAt = row.get<std::optional<Instant>>(14);
    if (request.status == RequestStatus::Expired && !request.settledAt)
        request.settledAt = request.expiresAt; // the sweep has not been there yet
    return request;
}

Mentorship mentorshipFrom(const Query& row)
{
    Mentorship mentorship;
    mentorship.id = row.get<MentorshipId>(0);
    mentorship.status = row.get<MentorshipStatus>(1);
    mentorship.mentor = personAt(row, 2);
    mentorship.apprentice = personAt(row, 5);
    mentorship.requestId = row.get<MentorshipRequestId>(8);
    mentorship.startedAt = row.get<Instant>(9);
    mentorship.endedAt = row.get<std::optional<Instant>>(10);
    return mentorship;
}

SettledRow settledFrom(const Query& row)
{
    return {row.get<MentorshipRequestId>(0), row.get<UserId>(1), row.get<UserId>(2),
        row.get<RequestStatus>(3), row.get<Instant>(4)};
}

EndedRow endedFrom(const Query& row)
{
    return {row.get<MentorshipId>(0), row.get<UserId>(1), row.get<UserId>(2)};
}

/// Before everything: a list starts at its newest item.
ListPosition positionOr(const std::optional<ListPosition>& after)
{
    return after.value_or(ListPosition{instantFromMillis(std::numeric_limits<qint64>::max()), Uuid()});
}

} // namespace

void registerConstraints(storage::ConstraintMap& map)
{
    map.add("mentorship_requests_one_pending",
        "mentorship_requests.mentor_id, mentorship_requests.apprentice_id", ErrorCode::RequestPending);
    map.add("mentorship_requests_not_self", ErrorCode::RequestToSelf);
    map.add("mentorships_one_active", "mentorships.mentor_id, mentorships.apprentice_id",
        ErrorCode::AlreadyInMentorship);
    map.add("mentorships_not_self", ErrorCode::RequestToSelf);
}

void insertRequest(Transaction& tx, const NewRequest& request)
{
    tx.query(insertRequestRow)
        .bind("id", request.id)
        .bind("mentor", request.mentor)
        .bind("apprentice", request.apprentice)
        .bind("message", request.message)
        .bind("skills", joined(request.skills))
        .bind("now", tx.now())
        .bind("expires_at", request.expiresAt)
        .exec();
}

std::optional<MentorshipRequest> request(Transaction& tx, MentorshipRequestId id)
{
    return tx.query(requestById).bind("id", id).bind("now", tx.now()).one(requestFrom);
}

std::vector<MentorshipRequest> requests(Transaction& tx, UserId user, RequestDirection direction,
    std::optional<RequestStatus> status, const std::optional<ListPosition>& after, int limit)
{
    const ListPosition before = positionOr(after);
    return tx.query(direction == RequestDirection::In ? requestsReceived : requestsSent)
        .bind("user", user)
        .bind("status", status)
        .bind("now", tx.now())
        .bind("before_at", before.at)
        .bind("before_id", before.id)
        .bind("limit", limit)
        .all(requestFrom);
}

std::optional<SettledRow> settle(Transaction& tx, MentorshipRequestId id, RequestStatus status,
    const std::optional<QString>& declineReason)
{
    return tx.query(settleRequest)
        .bind("id", id)
        .bind("status", status)
        .bind("reason", declineReason)
        .bind("now", tx.now())
        .one(settledFrom);
}

std::vector<SettledRow> expire(Transaction& tx, int limit)
{
    return tx.query(expireRequests).bind("now", tx.now()).bind("limit", limit).all(settledFrom);
}

std::vector<SettledRow> expireOfApprentice(Transaction& tx, UserId apprentice)
{
    return tx.query(expireRequestsOfApprentice)
        .bind("apprentice", apprentice)
        .bind("now", tx.now())
        .all(settledFrom);
}

std::vector<SettledRow> settleAllOf(Transaction& tx, UserId user)
{
    return tx.query(settleRequestsOfUser).bind("user", user).bind("now", tx.now()).all(settledFrom);
}

void clearTextsOf(Transaction& tx, UserId user)
{
    tx.query(clearMessagesOfUser).bind("user", user).exec();
    tx.query(clearReasonsOfUser).bind("user", user).exec();
}

bool countOpenRequest(Transaction& tx, UserId apprentice, int limit)
{
    return tx.query(countOpen).bind("apprentice", apprentice).bind("limit", limit).exec() > 0;
}

void uncountOpenRequests(Transaction& tx, UserId apprentice, int count)
{
    tx.query(uncountOpen).bind("apprentice", apprentice).bind("count", count).exec();
}

bool inActiveMentorship(Transaction& tx, UserId mentor, UserId apprentice)
{
    return tx.query(activeMentorship).bind("mentor", mentor).bind("apprentice", apprentice).exists();
}

void insertMentorship(Transaction& tx, MentorshipId id, const SettledRow& request)
{
    tx.query(insertMentorshipRow)
        .bind("id", id)
        .bind("request", request.id)
        .bind("mentor", request.mentor)
        .bind("apprentice", request.apprentice)
        .bind("now", tx.now())
        .exec();
}

std::optional<Mentorship> mentorship(Transaction& tx, MentorshipId id)
{
    return tx.query(mentorshipById).bind("id", id).one(mentorshipFrom);
}

std::vector<Mentorship> mentorships(Transaction& tx, UserId user, RequestDirection direction,
    std::optional<MentorshipStatus> status, const std::optional<ListPosition>& after, int limit)
{
    const ListPosition before = positionOr(after);
    return tx.query(direction == RequestDirection::In ? mentorshipsAsMentor : mentorshipsAsApprentice)
        .bind("user", user)
        .bind("status", status)
        .bind("before_at", before.at)
        .bind("before_id", before.id)
        .bind("limit", limit)
        .all(mentorshipFrom);
}

std::optional<EndedRow> endMentorship(Transaction& tx, MentorshipId id, UserId by)
{
    return tx.query(endMentorshipRow).bind("id", id).bind("by", by).bind("now", tx.now()).one(endedFrom);
}

std::vector<EndedRow> endMentorshipsOf(Transaction& tx, UserId user)
{
    return tx.query(endMentorshipsOfUser).bind("user", user).bind("now", tx.now()).all(endedFrom);
}

} // namespace gremio::mentorship::repository
