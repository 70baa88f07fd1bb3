// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/decisions.h"
#include "client/state/loadable.h"

#include <QHash>
#include <QSet>

namespace gremio {

/// One request, with what is being done about it here.
struct RequestRow {
    MentorshipRequest request; ///< as the server last told
    std::optional<Decision> decision; ///< made here, may still be undone
    std::optional<Decision::Kind> sending; ///< the decision that is on its way
    bool settledHere = false; ///< accepted in this window: keeps its place and leads on
    std::optional<ApiError> failure; ///< why the last decision was not taken

    /// The status to show: a decision that waits or travels counts as made.
    RequestStatus shownStatus() const;
    /// Somebody has to act on it.
    bool isOpen() const { return shownStatus() == RequestStatus::Pending; }
};

/// The requests that I received and that I sent, newest first.
class RequestStore : public QObject {
    Q_OBJECT

public:
    using List = Loadable<std::vector<MentorshipRequest>>;

    explicit RequestStore(const Decisions& decisions, QObject* parent = nullptr);

    const List& list(RequestDirection direction) const;
    std::vector<RequestRow> rows(RequestDirection direction) const;
    std::optional<RequestRow> row(const MentorshipRequestId& id) const;
    /// There are older ones that have not been loaded.
    bool hasMore(RequestDirection direction) const { return sideOf(direction).hasMore; }
    /// False once an answer to something that was done here has changed what the server told before.
    bool isAsTold(RequestDirection direction) const { return sideOf(direction).asTold; }
    int openCount(RequestDirection direction) const;
    /// The request of mine to that mentor that is not settled yet, or whose mentorship has not been told yet.
    std::optional<RequestRow> openTo(const UserId& mentor) const;

    /// Whether a request to that mentor is on its way.
    bool isAsking(const UserId& mentor) const { return m_asking.contains(mentor); }

    void begin(RequestDirection direction);
    void set(RequestDirection direction, std::vector<MentorshipRequest> items, bool hasMore);
    void confirm(RequestDirection direction);
    void fail(RequestDirection direction, const ApiError& error);

    /// The server's word on one request: takes the place of what was there, or comes first.
    void put(const MentorshipRequest& request, RequestDirection direction);
    void setSending(const MentorshipRequestId& id, std::optional<Decision::Kind> kind);
    void setFailure(const MentorshipRequestId& id, const std::optional<ApiError>& error);
    void setAsking(const UserId& mentor, bool asking);
    void markSettledHere(const MentorshipRequestId& id);
    /// The mentorship that the request opened is known now; without one: all of them are.
    void markOpened(const std::optional<MentorshipRequestId>& id);

Q_SIGNALS:
    void changed();

private:
    struct Side {
        List list;
        bool hasMore = false;
        bool asTold = true;
    };
    const Side& sideOf(RequestDirection direction) const
    {
        return direction == RequestDirection::In ? m_received : m_sent;
    }
    Side& sideOf(RequestDirection direction)
    {
        return direction == RequestDirection::In ? m_received : m_sent;
    }
    RequestRow rowOf(const MentorshipRequest& request) const;
    void noteOpening(const MentorshipRequest& before, const MentorshipRequest& now);

    const Decisions& m_decisions;
    Side m_received;
    Side m_sent;
    QHash<MentorshipRequestId, Decision::Kind> m_sending;
    QSet<UserId> m_asking;
    QSet<MentorshipRequestId> m_settledHere;
    QSet<MentorshipRequestId> m_opening; ///< of mine: accepted, and the mentorship has not been told yet
    QHash<MentorshipRequestId, ApiError> m_failures;
};

} // namespace gremio
