// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/net/paged_call.h"
#include "client/state/decisions.h"
#include "client/state/mentorship_store.h"
#include "client/state/refresher.h"
#include "client/state/request_store.h"
#include "shared/core/clock.h"

namespace gremio {

/// Asks, decides and keeps requests and mentorships up to date.
class RequestController : public QObject {
    Q_OBJECT

public:
    RequestController(ApiClient& api, RequestStore& requests, MentorshipStore& mentorships,
        Decisions& decisions, Refresher& refresher, const Clock& clock, QObject* parent = nullptr);

    void refreshRequests();
    /// Older ones too, where there are some; nothing happens while they are on their way.
    void loadMoreRequests(RequestDirection direction);
    void refreshMentorships();

    void accept(const MentorshipRequestId& id);
    void decline(const MentorshipRequestId& id, const QString& reason);
    void withdraw(const MentorshipRequestId& id);
    void undo(const MentorshipRequestId& id);
    /// The countdown that somebody shows is over.
    void commit(const MentorshipRequestId& id);

    /// Asks a mentor; the same text tried again after a failure is the same request to the server.
    void ask(const CreateRequestBody& body);
    void endMentorship(const MentorshipId& id);

    /// The server told it without being asked.
    void take(const MentorshipRequest& request, RequestDirection direction);
    void take(const Mentorship& mentorship);

    /// Sends at once what waits to be undone; true when nothing is on its way any more.
    bool flush();

Q_SIGNALS:
    /// A decision waits: whoever can show it offers Undo (and calls handOver on the decisions).
    void decided(const gremio::Decision& decision);
    void decisionFailed(const gremio::MentorshipRequestId& id, const gremio::ApiError& error);
    void asked(const gremio::MentorshipRequest& request);
    void askFailed(const gremio::UserId& mentor, const gremio::ApiError& error);
    void ended(const gremio::Mentorship& mentorship);
    void endFailed(const gremio::ApiError& error);
    /// The last decision that was on its way has been answered.
    void idle();

private:
    struct Loading {
        PagedCall<MentorshipRequest> call;
        std::size_t wanted = 1; ///< pages
    };
    void load(RequestDirection direction);
    Loading& loading(RequestDirection direction);
    void decide(const Decision& decision);
    void deliver(const Decision& decision);
    void settled(const Decision& decision, const MentorshipRequest& request);
    void failed(const Decision& decision, const ApiError& error);
    void sendAsk(const CreateRequestBody& body);
    void finishOne(const MentorshipRequestId& id);

    ApiClient& m_api;
    RequestStore& m_requests;
    MentorshipStore& m_mentorships;
    Decisions& m_decisions;
    const Clock& m_clock;
    Loading m_loadingReceived;
    Loading m_loadingSent;
    PagedCall<Mentorship> m_loadingMentorships;
    int m_onTheirWay = 0;
    QByteArray m_askKey;
    QByteArray m_askBody;
};

} // namespace gremio
