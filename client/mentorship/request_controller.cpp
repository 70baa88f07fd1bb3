// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/mentorship/request_controller.h"

#include "shared/core/json_encoding.h"

#include <QUuid>

namespace gremio {

namespace {
constexpr int pageSize = rules::pageSize.max;
}

RequestController::RequestController(ApiClient& api, RequestStore& requests, MentorshipStore& mentorships,
    Decisions& decisions, Refresher& refresher, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_requests(requests)
    , m_mentorships(mentorships)
    , m_decisions(decisions)
    , m_clock(clock)
{
    connect(&decisions, &Decisions::due, this, &RequestController::deliver);
    refresher.follow(Topic::Requests, this, [this] { refreshRequests(); });
    refresher.follow(Topic::Mentorships, this, [this] { refreshMentorships(); });
}

void RequestController::refreshRequests()
{
    load(RequestDirection::In);
    load(RequestDirection::Out);
}

RequestController::Loading& RequestController::loading(RequestDirection direction)
{
    return direction == RequestDirection::In ? m_loadingReceived : m_loadingSent;
}

void RequestController::loadMoreRequests(RequestDirection direction)
{
    const auto& list = m_requests.list(direction);
    if (!list.isLoaded() || !m_requests.hasMore(direction) || loading(direction).call.isRunning())
        return;
    ++loading(direction).wanted;
    load(direction);
}

void RequestController::load(RequestDirection direction)
{
    // While a decision is on its way the list would only be told what it was before.
    Loading& list = loading(direction);
    if (m_onTheirWay > 0)
        return;
    m_requests.begin(direction);
    if (!m_requests.isAsTold(direction))
        list.call.forget();
    list.call.run(
        this,
        [this, direction](const std::optional<QString>& cursor, const QByteArray& etag) {
            RequestQuery query;
            query.direction = direction;
            query.limit = pageSize;
            query.cursor = cursor;
            return m_api.requests(query, etag);
        },
        [this, &list](const std::vector<MentorshipRequest>& page, std::size_t count) {
            // Those that may still be waiting are all needed: they are counted, and nobody is asked twice.
            return count < list.wanted || (!page.empty() && page.back().expiresAt > m_clock.now());
        },
        [this, direction](const PagedCall<MentorshipRequest>::Pages& pages) {
            if (pages.unchanged)
                m_requests.confirm(direction);
            else
                m_requests.set(direction, pages.items, pages.hasMore);
        },
        [this, direction](const ApiError& error) { m_requests.fail(direction, error); });
}

void RequestController::refreshMentorships()
{
    if (m_onTheirWay > 0)
        return;
    m_mentorships.begin();
    if (!m_mentorships.isAsTold())
        m_loadingMentorships.forget();
    m_loadingMentorships.run(
        this,
        [this](const std::optional<QString>& cursor, const QByteArray& etag) {
            MentorshipQuery query;
            query.status = MentorshipStatus::Active;
            query.limit = pageSize;
            query.cursor = cursor;
            return m_api.mentorships(query, etag);
        },
        [](const std::vector<Mentorship>&, std::size_t) { return true; }, // whoever goes on is shown
        [this](const PagedCall<Mentorship>::Pages& pages) {
            if (pages.unchanged)
                m_mentorships.confirm();
            else
                m_mentorships.set(pages.items);
            m_requests.markOpened({});
        },
        [this](const ApiError& error) { m_mentorships.fail(error); });
}

void RequestController::accept(const MentorshipRequestId& id)
{
    decide({Decision::Kind::Accept, id, {}});
}

void RequestController::decline(const MentorshipRequestId& id, const QString& reason)
{
    decide({Decision::Kind::Decline, id, reason});
}

void RequestController::withdraw(const MentorshipRequestId& id)
{
    decide({Decision::Kind::Withdraw, id, {}});
}

void RequestController::decide(const Decision& decision)
{
    m_requests.setFailure(decision.request, {});
    m_decisions.add(decision);
    if (decision.kind == Decision::Kind::Accept)
        m_requests.markSettledHere(decision.request);
    Q_EMIT decided(decision);
}

void RequestController::undo(const MentorshipRequestId& id)
{
    m_decisions.undo(id);
}

void RequestController::commit(const MentorshipRequestId& id)
{
    m_decisions.commit(id);
}

void RequestController::deliver(const Decision& decision)
{
    // What is being loaded was asked before the decision: its answer would take it back on screen.
    m_loadingReceived.call.cancel();
    m_loadingSent.call.cancel();
    m_loadingMentorships.cancel();
    ++m_onTheirWay;
    m_requests.setSending(decision.request, decision.kind);
    const auto bad = [this, decision](const ApiError& error) { failed(decision, error); };
    const auto good = [this, decision](
                          const Answer<MentorshipRequest>& answer) { settled(decision, answer.value); };
    switch (decision.kind) {
    case Decision::Kind::Accept:
        m_api.accept(decision.request)
            .then(
                this,
                [this, decision](const Answer<AcceptedRequest>& answer) {
                    m_mentorships.put(answer.value.mentorship);
                    settled(decision, answer.value.request);
                },
                bad);
        break;
    case Decision::Kind::Decline: {
        DeclineBody body;
        if (!decision.reason.trimmed().isEmpty())
            body.reason = decision.reason.trimmed();
        m_api.decline(decision.request, body).then(this, good, bad);
        break;
    }
    case Decision::Kind::Withdraw:
        m_api.withdraw(decision.request).then(this, good, bad);
        break;
    }
}

void RequestController::settled(const Decision& decision, const MentorshipRequest& request)
{
    const bool mine = decision.kind == Decision::Kind::Withdraw;
    m_requests.put(request, mine ? RequestDirection::Out : RequestDirection::In);
    finishOne(decision.request);
}

void RequestController::failed(const Decision& decision, const ApiError& error)
{
    m_requests.setFailure(decision.request, error);
    finishOne(decision.request);
    Q_EMIT decisionFailed(decision.request, error);
    // Somebody else may have settled it: look.
    if (!error.offline())
        refreshRequests();
}

void RequestController::finishOne(const MentorshipRequestId& id)
{
    --m_onTheirWay;
    m_requests.setSending(id, {});
    if (m_onTheirWay == 0)
        Q_EMIT idle();
}

void RequestController::ask(const CreateRequestBody& body)
{
    const QByteArray text = toJson(body);
    if (text != m_askBody) {
        m_askBody = text;
        m_askKey = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    }
    m_requests.setAsking(body.mentorId, true);
    // A withdrawal of an earlier request that still waits must reach the server first.
    m_decisions.commitAll();
    if (m_onTheirWay > 0)
        connect(
            this, &RequestController::idle, this, [this, body] { sendAsk(body); },
            Qt::ConnectionType(Qt::AutoConnection | Qt::SingleShotConnection));
    else
        sendAsk(body);
}

void RequestController::sendAsk(const CreateRequestBody& body)
{
    m_api.sendRequest(body, m_askKey)
        .then(
            this,
            [this](const Answer<MentorshipRequest>& answer) {
                m_askBody.clear();
                m_requests.setAsking(answer.value.mentor.id, false);
                m_requests.put(answer.value, RequestDirection::Out);
                Q_EMIT asked(answer.value);
            },
            [this, mentor = body.mentorId](const ApiError& error) {
                m_requests.setAsking(mentor, false);
                Q_EMIT askFailed(mentor, error);
                if (!error.offline()) {
                    m_askBody.clear();
                    refreshRequests();
                }
            });
}

void RequestController::endMentorship(const MentorshipId& id)
{
    m_api.endMentorship(id).then(
        this,
        [this](const Answer<Mentorship>& answer) {
            m_mentorships.put(answer.value);
            Q_EMIT ended(answer.value);
        },
        [this](const ApiError& error) {
            Q_EMIT endFailed(error);
            if (!error.offline())
                refreshMentorships();
        });
}

void RequestController::take(const MentorshipRequest& request, RequestDirection direction)
{
    // A list that is on its way may have been made before.
    const bool again = loading(direction).call.isRunning();
    loading(direction).call.cancel();
    m_requests.put(request, direction);
    if (again)
        load(direction);
}

void RequestController::take(const Mentorship& mentorship)
{
    const bool again = m_loadingMentorships.isRunning();
    m_loadingMentorships.cancel();
    m_mentorships.put(mentorship);
    m_requests.markOpened(mentorship.requestId);
    if (again)
        refreshMentorships();
}

bool RequestController::flush()
{
    m_decisions.commitAll();
    return m_onTheirWay == 0;
}

} // namespace gremio
