// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/error.h"
#include "server/storage/transaction.h"
#include "shared/protocol/mentorship.h"

#include <optional>
#include <vector>

namespace gremio::mentorship {

/// A place in a list that runs from the newest to the oldest: the last item that was seen.
struct ListPosition {
    Instant at{};
    Uuid id;
};

/// A piece of a list, and where to go on when there is more.
template <class T>
struct Slice {
    std::vector<T> items;
    std::optional<ListPosition> next;
};

/// Who and what a settled request was about.
struct SettledRow {
    MentorshipRequestId id;
    UserId mentor;
    UserId apprentice;
    RequestStatus status = RequestStatus::Accepted;
    Instant settledAt{};
};

struct EndedRow {
    MentorshipId id;
    UserId mentor;
    UserId apprentice;
};

struct NewRequest {
    MentorshipRequestId id;
    UserId mentor;
    UserId apprentice;
    QString message;
    std::vector<QString> skills;
    Instant expiresAt{};
};

/// The rows of mentorship_requests, open_requests and mentorships; the names come from profiles.
/// `now` is the transaction's. A pending request whose time has passed is told as expired, whether or not
/// the sweep has been there.
namespace repository {

/// Which broken constraint is which problem.
void registerConstraints(storage::ConstraintMap& map);

/// Throws RequestPending when one waits already.
void insertRequest(storage::Transaction& tx, const NewRequest& request);
std::optional<MentorshipRequest> request(storage::Transaction& tx, MentorshipRequestId id);

/// Of the requests that a user got (In) or sent (Out).
std::vector<MentorshipRequest> requests(storage::Transaction& tx, UserId user, RequestDirection direction,
    std::optional<RequestStatus> status, const std::optional<ListPosition>& after, int limit);

/// Settles it if it is pending and its time has not passed; otherwise nothing. Of several at once one wins.
std::optional<SettledRow> settle(storage::Transaction& tx, MentorshipRequestId id, RequestStatus status,
    const std::optional<QString>& declineReason);

/// Settles pending requests whose time has passed.
std::vector<SettledRow> expire(storage::Transaction& tx, int limit);
std::vector<SettledRow> expireOfApprentice(storage::Transaction& tx, UserId apprentice);

/// Settles all that wait of an account that goes: sent ones are withdrawn, received ones expire.
std::vector<SettledRow> settleAllOf(storage::Transaction& tx, UserId user);
void clearTextsOf(storage::Transaction& tx, UserId user);

/// Counts one more open request, if that keeps within the limit.
bool countOpenRequest(storage::Transaction& tx, UserId apprentice, int limit);
void uncountOpenRequests(storage::Transaction& tx, UserId apprentice, int count);

bool inActiveMentorship(storage::Transaction& tx, UserId mentor, UserId apprentice);
void insertMentorship(storage::Transaction& tx, MentorshipId id, const SettledRow& request);
std::optional<Mentorship> mentorship(storage::Transaction& tx, MentorshipId id);

/// Of the mentorships in which a user is the mentor (In) or the apprentice (Out).
std::vector<Mentorship> mentorships(storage::Transaction& tx, UserId user, RequestDirection direction,
    std::optional<MentorshipStatus> status, const std::optional<ListPosition>& after, int limit);

/// Ends it if it is active; otherwise nothing.
std::optional<EndedRow> endMentorship(storage::Transaction& tx, MentorshipId id, UserId by);
std::vector<EndedRow> endMentorshipsOf(storage::Transaction& tx, UserId user);

} // namespace repository

} // namespace gremio::mentorship
