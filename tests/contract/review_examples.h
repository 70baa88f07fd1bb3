// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/review.h"

/// Of reviews; see examples.h.
namespace gremio::test::examples {

Review review();
Review hiddenReview();

template <class Visit>
void reviewAnswers(Visit&& visit)
{
    visit("reviews", "Review", review());
    visit("reviews", "Review, the least", hiddenReview());
    visit("reviews", "ReviewPage", Page<Review>{{review()}, QStringLiteral("b3BhcXVl")});
    visit("reviews", "SessionReviews", SessionReviews{hiddenReview(), {}, hiddenReview().createdAt});
    visit("reviews", "SessionReviews, none", SessionReviews{});
}

template <class Visit>
void reviewRequests(Visit&& visit)
{
    visit("reviews", "ReviewBody", ReviewBody{5, QStringLiteral("\"Muy\" claro 🎓\nGracias")});
    visit("reviews", "ReviewBody, the least", ReviewBody{1, {}});
}

} // namespace gremio::test::examples
