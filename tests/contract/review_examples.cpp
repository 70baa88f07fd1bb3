// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/review_examples.h"

#include "tests/contract/example_parts.h"

using namespace Qt::StringLiterals;

namespace gremio::test::examples {

Review review()
{
    Review review;
    review.id = id<ReviewId>(40);
    review.sessionId = id<SessionId>(30);
    review.author = gone();
    review.subjectId = id<UserId>(1);
    review.as = ReviewedAs::Mentor;
    review.rating = 5;
    review.comment = u"\"Muy\" claro 🎓\nGracias"_s;
    review.createdAt = at(1);
    review.editedAt = at(2);
    review.revealedAt = at(3);
    return review;
}

Review hiddenReview()
{
    Review review;
    review.id = id<ReviewId>(41);
    review.sessionId = id<SessionId>(30);
    review.author = ada();
    review.subjectId = id<UserId>(2);
    review.as = ReviewedAs::Apprentice;
    review.rating = 1;
    review.createdAt = at(0);
    return review;
}

} // namespace gremio::test::examples
