// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/loadable.h"
#include "shared/protocol/review.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace gremio {

/// What is written of sessions: by me, of me, of a mentor somebody looks at; and what I have not written yet.
/// A draft stays until it is sent or thrown away, whatever page is shown.
class ReviewStore : public QObject {
    Q_OBJECT

public:
    struct Draft {
        int rating = 0; ///< 0: not chosen
        QString comment;
        bool operator==(const Draft&) const = default;
    };
    using OfSession = Loadable<SessionReviews>;
    using Owed = Loadable<std::vector<OwedReview>>;
    using OfUser = Loadable<std::vector<Review>>;

    using QObject::QObject;

    const OfSession& ofSession(const SessionId& id) const;
    std::optional<Draft> draft(const SessionId& id) const;
    bool isSending(const SessionId& id) const { return m_sending.contains(id); }
    /// Why the last attempt to send it failed; nothing after a good one.
    std::optional<ApiError> sendError(const SessionId& id) const;

    const Owed& owed() const { return m_owed; }

    const OfUser& ofUser(const UserId& id) const;
    /// There are older ones that have not been loaded.
    bool hasMore(const UserId& id) const { return m_more.contains(id); }
    /// Older ones are on their way.
    bool isLoadingMore(const UserId& id) const { return m_loadingMore.contains(id); }

    void begin(const SessionId& id);
    void set(const SessionId& id, const SessionReviews& reviews);
    void fail(const SessionId& id, const ApiError& error);
    void setDraft(const SessionId& id, const std::optional<Draft>& draft);
    void beginSending(const SessionId& id);
    /// A good end takes the draft away.
    void endSending(const SessionId& id, const std::optional<ApiError>& error);
    /// The server's word on one of them; `me` tells whose it is.
    void take(const Review& review, const UserId& me);

    void setOwed(const std::vector<OwedReview>& owed);
    void failOwed(const ApiError& error);

    void beginUser(const UserId& id, bool more);
    void setUser(const UserId& id, const std::vector<Review>& reviews, bool hasMore);
    void failUser(const UserId& id, const ApiError& error);

Q_SIGNALS:
    void sessionChanged(const gremio::SessionId& id);
    void owedChanged();
    void userChanged(const gremio::UserId& id);

private:
    QHash<SessionId, OfSession> m_sessions;
    QHash<SessionId, Draft> m_drafts;
    QSet<SessionId> m_sending;
    QHash<SessionId, ApiError> m_errors;
    Owed m_owed;
    QHash<UserId, OfUser> m_users;
    QSet<UserId> m_more;
    QSet<UserId> m_loadingMore;
};

} // namespace gremio
