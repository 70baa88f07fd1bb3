// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/review_store.h"

#include <algorithm>

namespace gremio {

const ReviewStore::OfSession& ReviewStore::ofSession(const SessionId& id) const
{
    static const OfSession unasked;
    const auto found = m_sessions.constFind(id);
    return found == m_sessions.constEnd() ? unasked : *found;
}

std::optional<ReviewStore::Draft> ReviewStore::draft(const SessionId& id) const
{
    const auto found = m_drafts.constFind(id);
    return found == m_drafts.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<ApiError> ReviewStore::sendError(const SessionId& id) const
{
    const auto found = m_errors.constFind(id);
    return found == m_errors.constEnd() ? std::nullopt : std::optional(*found);
}

const ReviewStore::OfUser& ReviewStore::ofUser(const UserId& id) const
{
    static const OfUser unasked;
    const auto found = m_users.constFind(id);
    return found == m_users.constEnd() ? unasked : *found;
}

void ReviewStore::begin(const SessionId& id)
{
    m_sessions[id].begin();
    Q_EMIT sessionChanged(id);
}

void ReviewStore::set(const SessionId& id, const SessionReviews& reviews)
{
    m_sessions[id].succeed(reviews, {});
    Q_EMIT sessionChanged(id);
}

void ReviewStore::fail(const SessionId& id, const ApiError& error)
{
    m_sessions[id].fail(error);
    Q_EMIT sessionChanged(id);
}

void ReviewStore::setDraft(const SessionId& id, const std::optional<Draft>& draft)
{
    if (this->draft(id) == draft)
        return;
    if (draft)
        m_drafts.insert(id, *draft);
    else
        m_drafts.remove(id);
    m_errors.remove(id);
    Q_EMIT sessionChanged(id);
}

void ReviewStore::beginSending(const SessionId& id)
{
    m_sending.insert(id);
    m_errors.remove(id);
    Q_EMIT sessionChanged(id);
}

void ReviewStore::endSending(const SessionId& id, const std::optional<ApiError>& error)
{
    m_sending.remove(id);
    if (error)
        m_errors.insert(id, *error);
    else
        m_drafts.remove(id);
    Q_EMIT sessionChanged(id);
}

void ReviewStore::take(const Review& review, const UserId& me)
{
    const bool own = review.author.id == me;
    if (const auto found = m_sessions.find(review.sessionId);
        found != m_sessions.end() && found->isLoaded()) {
        SessionReviews& known = found->value;
        (own ? known.own : known.other) = review;
        if (review.revealedAt)
            known.openUntil.reset();
        Q_EMIT sessionChanged(review.sessionId);
    }
    const auto gone = std::erase_if(
        m_owed.value, [&](const OwedReview& owed) { return own && owed.session.id == review.sessionId; });
    if (gone > 0)
        Q_EMIT owedChanged();
}

void ReviewStore::setOwed(const std::vector<OwedReview>& owed)
{
    const bool same = m_owed.isLoaded() && m_owed.value == owed;
    m_owed.succeed(owed, {});
    if (!same)
        Q_EMIT owedChanged();
}

void ReviewStore::failOwed(const ApiError& error)
{
    m_owed.fail(error);
    Q_EMIT owedChanged();
}

void ReviewStore::beginUser(const UserId& id, bool more)
{
    m_users[id].begin();
    if (more)
        m_loadingMore.insert(id);
    Q_EMIT userChanged(id);
}

void ReviewStore::setUser(const UserId& id, const std::vector<Review>& reviews, bool hasMore)
{
    m_users[id].succeed(reviews, {});
    m_loadingMore.remove(id);
    if (hasMore)
        m_more.insert(id);
    else
        m_more.remove(id);
    Q_EMIT userChanged(id);
}

void ReviewStore::failUser(const UserId& id, const ApiError& error)
{
    m_users[id].fail(error);
    m_loadingMore.remove(id);
    Q_EMIT userChanged(id);
}

} // namespace gremio
