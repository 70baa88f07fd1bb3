// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reviews/review_pushes.h"

#include "server/reviews/review_repository.h"
#include "server/reviews/reviews_events.h"

namespace gremio::reviews {

ReviewPushes::ReviewPushes(realtime::EventTable& events, realtime::Hub& hub)
    : m_hub(hub)
    , m_tell(events.tells<Review>("review:changed", "reviews",
          "A review was written or changed (told to its author), or revealed (told to both); what it is now"))
{
}

void ReviewPushes::listen(storage::EventBus& bus)
{
    bus.afterCommit<ReviewWritten>([this](const ReviewWritten& event) {
        m_pushes.changed(
            event.review.uuid(), [this, id = event.review](storage::Transaction& tx) { tell(tx, id); });
    });
    bus.afterCommit<ReviewRevealed>([this](const ReviewRevealed& event) {
        m_pushes.changed(
            event.review.uuid(), [this, id = event.review](storage::Transaction& tx) { tell(tx, id); });
    });
}

/// By what it is when it is read: nobody is told of what they may not see.
void ReviewPushes::tell(storage::Transaction& tx, ReviewId id)
{
    const auto review = repository::review(tx, id);
    if (!review)
        return;
    std::vector<UserId> people{review->author.id};
    if (review->revealedAt)
        people.push_back(review->subjectId);
    m_hub.tell(people, m_tell, *review);
}

} // namespace gremio::reviews
