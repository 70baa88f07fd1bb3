// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/request_store.h"

#include <algorithm>

namespace gremio {

RequestStatus RequestRow::shownStatus() const
{
    if (request.status != RequestStatus::Pending || (!decision && !sending))
        return request.status;
    switch (sending ? *sending : decision->kind) {
    case Decision::Kind::Accept:
        return RequestStatus::Accepted;
    case Decision::Kind::Decline:
        return RequestStatus::Declined;
    case Decision::Kind::Withdraw:
        return RequestStatus::Withdrawn;
    }
    return request.status;
}

RequestStore::RequestStore(const Decisions& decisions, QObject* parent)
    : QObject(parent)
    , m_decisions(decisions)
{
    connect(&decisions, &Decisions::changed, this, &RequestStore::changed);
}

const RequestStore::List& RequestStore::list(RequestDirection direction) const
{
    return sideOf(direction).list;
}

RequestRow RequestStore::rowOf(const MentorshipRequest& request) const
{
    RequestRow row;
    row.request = request;
    if (const Decision* decision = m_decisions.find(request.id))
        row.decision = *decision;
    if (const auto sending = m_sending.constFind(request.id); sending != m_sending.constEnd())
        row.sending = *sending;
    row.settledHere = m_settledHere.contains(request.id);
    if (const auto failure = m_failures.constFind(request.id); failure != m_failures.constEnd())
        row.failure = *failure;
    return row;
}

std::vector<RequestRow> RequestStore::rows(RequestDirection direction) const
{
    std::vector<RequestRow> all;
    for (const MentorshipRequest& request : list(direction).value)
        all.push_back(rowOf(request));
    return all;
}

std::optional<RequestRow> RequestStore::row(const MentorshipRequestId& id) const
{
    for (const Side* one : {&m_received, &m_sent}) {
        for (const MentorshipRequest& request : one->list.value) {
            if (request.id == id)
                return rowOf(request);
        }
    }
    return std::nullopt;
}

int RequestStore::openCount(RequestDirection direction) const
{
    const auto all = rows(direction);
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [](const RequestRow& row) { return row.isOpen(); }));
}

std::optional<RequestRow> RequestStore::openTo(const UserId& mentor) const
{
    for (const MentorshipRequest& request : m_sent.list.value) {
        if (request.mentor.id == mentor && (rowOf(request).isOpen() || m_opening.contains(request.id)))
            return rowOf(request);
    }
    return std::nullopt;
}

void RequestStore::begin(RequestDirection direction)
{
    List& one = sideOf(direction).list;
    const auto before = one.state;
    one.begin();
    if (one.state != before)
        Q_EMIT changed();
}

void RequestStore::set(RequestDirection direction, std::vector<MentorshipRequest> items, bool hasMore)
{
    Side& side = sideOf(direction);
    if (direction == RequestDirection::Out) {
        QHash<MentorshipRequestId, const MentorshipRequest*> before;
        for (const MentorshipRequest& request : side.list.value)
            before.insert(request.id, &request);
        for (const MentorshipRequest& request : items) {
            if (const auto* known = before.value(request.id))
                noteOpening(*known, request);
        }
    }
    side.list.succeed(std::move(items), {});
    side.hasMore = hasMore;
    side.asTold = true;
    Q_EMIT changed();
}

void RequestStore::confirm(RequestDirection direction)
{
    List& one = sideOf(direction).list;
    const bool news = one.stale || !one.isLoaded();
    one.confirm();
    if (news)
        Q_EMIT changed();
}

void RequestStore::fail(RequestDirection direction, const ApiError& error)
{
    sideOf(direction).list.fail(error);
    Q_EMIT changed();
}

void RequestStore::put(const MentorshipRequest& request, RequestDirection direction)
{
    List& one = sideOf(direction).list;
    const auto place = std::find_if(one.value.begin(), one.value.end(),
        [&](const auto& candidate) { return candidate.id == request.id; });
    if (place != one.value.end()) {
        if (direction == RequestDirection::Out)
            noteOpening(*place, request);
        *place = request;
    } else {
        one.value.insert(one.value.begin(), request);
    }
    sideOf(direction).asTold = false;
    m_failures.remove(request.id);
    Q_EMIT changed();
}

/// The request and the mentorship it opened are told one after the other: in between nobody is a stranger.
void RequestStore::noteOpening(const MentorshipRequest& before, const MentorshipRequest& now)
{
    if (before.status == RequestStatus::Pending && now.status == RequestStatus::Accepted)
        m_opening.insert(now.id);
}

void RequestStore::markOpened(const std::optional<MentorshipRequestId>& id)
{
    const auto before = m_opening.size();
    if (id)
        m_opening.remove(*id);
    else
        m_opening.clear();
    if (m_opening.size() != before)
        Q_EMIT changed();
}

void RequestStore::setSending(const MentorshipRequestId& id, std::optional<Decision::Kind> kind)
{
    if (kind)
        m_sending.insert(id, *kind);
    else
        m_sending.remove(id);
    Q_EMIT changed();
}

void RequestStore::setAsking(const UserId& mentor, bool asking)
{
    if (asking)
        m_asking.insert(mentor);
    else
        m_asking.remove(mentor);
    Q_EMIT changed();
}

void RequestStore::setFailure(const MentorshipRequestId& id, const std::optional<ApiError>& error)
{
    if (error)
        m_failures.insert(id, *error);
    else
        m_failures.remove(id);
    Q_EMIT changed();
}

void RequestStore::markSettledHere(const MentorshipRequestId& id)
{
    m_settledHere.insert(id);
    Q_EMIT changed();
}

} // namespace gremio
