// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/reviews/review_controller.h"

namespace gremio {

namespace {
constexpr int pageSize = 8;
}

ReviewController::ReviewController(
    ApiClient& api, ReviewStore& store, const SessionStore& session, Refresher& refresher, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_store(store)
    , m_session(session)
{
    refresher.follow(Topic::Sessions, this, [this] {
        loadOwed();
        if (m_open != SessionId())
            load(m_open);
    });
    refresher.follow(Topic::Directory, this, [this] {
        if (m_mentor != UserId())
            loadUser(m_mentor, false);
    });
}

void ReviewController::load(const SessionId& id)
{
    m_open = id;
    m_store.begin(id);
    m_load.cancel();
    m_load = m_api.sessionReviews(id);
    m_load.then(
        this, [this, id](const Answer<SessionReviews>& answer) { m_store.set(id, answer.value); },
        [this, id](const ApiError& error) { m_store.fail(id, error); });
}

void ReviewController::send(const SessionId& id)
{
    const auto draft = m_store.draft(id);
    if (!draft || m_store.isSending(id))
        return;
    m_load.cancel(); // its answer would be from before
    ReviewBody body;
    body.rating = draft->rating;
    if (const QString comment = draft->comment.trimmed(); !comment.isEmpty())
        body.comment = comment;
    m_store.beginSending(id);
    m_api.writeReview(id, body).then(
        this,
        [this, id](const Answer<Review>& answer) {
            m_store.endSending(id, {});
            m_store.take(answer.value, m_session.user().id);
            if (answer.value.revealedAt || !m_store.ofSession(id).isLoaded())
                load(id); // the other one's is there now
            Q_EMIT sent(answer.value, answer.value.revealedAt.has_value());
        },
        [this, id](const ApiError& error) {
            m_store.endSending(id, error);
            if (!error.offline())
                load(id); // it may be revealed, or too late
        });
}

void ReviewController::loadOwed()
{
    m_owed.cancel();
    m_owed = m_api.owedReviews();
    m_owed.then(
        this, [this](const Answer<OwedReviewList>& answer) { m_store.setOwed(answer.value.items); },
        [this](const ApiError& error) { m_store.failOwed(error); });
}

void ReviewController::openMentor(const UserId& id)
{
    m_mentor = id;
    loadUser(id, false);
}

void ReviewController::loadMore(const UserId& id)
{
    if (!m_store.hasMore(id) || m_store.isLoadingMore(id))
        return;
    m_lists[id].pages = m_store.ofUser(id).value.size() / pageSize + 1;
    loadUser(id, true);
}

void ReviewController::loadUser(const UserId& id, bool more)
{
    List& list = m_lists[id];
    m_store.beginUser(id, more);
    list.call.run(
        this,
        [this, id](const std::optional<QString>& cursor, const QByteArray& etag) {
            ReviewQuery query;
            query.as = ReviewedAs::Mentor;
            query.limit = pageSize;
            query.cursor = cursor;
            return m_api.reviewsOf(id, query, etag);
        },
        [&list](const std::vector<Review>&, std::size_t count) { return count < list.pages; },
        [this, id](
            const PagedCall<Review>::Pages& pages) { m_store.setUser(id, pages.items, pages.hasMore); },
        [this, id](const ApiError& error) { m_store.failUser(id, error); });
}

void ReviewController::take(const Review& review)
{
    m_store.take(review, m_session.user().id);
    if (review.revealedAt && review.as == ReviewedAs::Mentor && review.subjectId == m_mentor)
        loadUser(review.subjectId, false);
}

void ReviewController::take(const Session& session)
{
    if (session.status != SessionStatus::Completed)
        return;
    loadOwed();
    if (session.id == m_open)
        load(m_open);
}

} // namespace gremio
