// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/net/paged_call.h"
#include "client/state/refresher.h"
#include "client/state/review_store.h"
#include "client/state/session_store.h"

#include <map>

namespace gremio {

/// What is done about reviews: loads and writes them, and takes what the server tells.
class ReviewController : public QObject {
    Q_OBJECT

public:
    /// What was asked for is looked at again together with sessions.
    ReviewController(ApiClient& api, ReviewStore& store, const SessionStore& session, Refresher& refresher,
        QObject* parent = nullptr);

    void load(const SessionId& id);
    /// Sends the draft; nothing happens without one, or while one is on its way.
    void send(const SessionId& id);
    void loadOwed();
    /// Reviews of somebody as a mentor.
    void openMentor(const UserId& id);
    void loadMore(const UserId& id);

    /// The server told about a review that I may see.
    void take(const Review& review);
    /// The server told about a session: it may be over now.
    void take(const Session& session);

Q_SIGNALS:
    /// shown: the other one had written, too, and both are seen now.
    void sent(const gremio::Review& review, bool shown);

private:
    struct List {
        PagedCall<Review> call;
        std::size_t pages = 1;
    };
    void loadUser(const UserId& id, bool more);

    ApiClient& m_api;
    ReviewStore& m_store;
    const SessionStore& m_session;
    std::map<UserId, List> m_lists;
    SessionId m_open; ///< the one that was looked at last
    UserId m_mentor; ///< likewise
    Call<OwedReviewList> m_owed;
    Call<SessionReviews> m_load;
};

} // namespace gremio
