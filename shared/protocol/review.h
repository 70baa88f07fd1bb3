// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/session.h"

namespace gremio {

using ReviewId = Id<struct ReviewTag>;

namespace rules {
inline constexpr Length reviewComment{0, 2000};
} // namespace rules

/// As what somebody was reviewed.
enum class ReviewedAs { Mentor, Apprentice };

template <>
struct EnumNames<ReviewedAs> {
    static constexpr auto typeName = "ReviewedAs";
    static constexpr std::array values{
        std::pair{ReviewedAs::Mentor, "mentor"}, std::pair{ReviewedAs::Apprentice, "apprentice"}};
};

/// What one of the two says of the other after a session.
struct Review {
    ReviewId id;
    SessionId sessionId;
    Person author;
    UserId subjectId;
    ReviewedAs as = ReviewedAs::Mentor;
    int rating = 0;
    std::optional<QString> comment;
    Instant createdAt{};
    std::optional<Instant> editedAt;
    std::optional<Instant> revealedAt;

    static constexpr auto typeName = "Review";
    static constexpr auto fields()
    {
        return fieldList(field("id", &Review::id, "Never changes"),
            field("sessionId", &Review::sessionId, "The session it is about"),
            field("author", &Review::author, "Who wrote it"),
            field("subjectId", &Review::subjectId, "Of whom"),
            field("as", &Review::as, "What that one was in the session"),
            field("rating", &Review::rating, "1 to 5"), field("comment", &Review::comment, "In words"),
            field("createdAt", &Review::createdAt, "When it was written"),
            field("editedAt", &Review::editedAt, "When it was last changed"),
            field("revealedAt", &Review::revealedAt,
                "Since when others see it, and it stays as it is; absent while only its author does"));
    }
    bool operator==(const Review&) const = default;
};

/// POST /sessions/:id/review
struct ReviewBody {
    int rating = 0;
    std::optional<QString> comment;

    static constexpr auto typeName = "ReviewBody";
    static constexpr auto fields()
    {
        return fieldList(field("rating", &ReviewBody::rating, "1 to 5", Range{1, 5}),
            field("comment", &ReviewBody::comment, "In words", Paragraphs{}, rules::reviewComment));
    }
};

/// GET /sessions/:id/review
struct SessionReviews {
    std::optional<Review> own;
    std::optional<Review> other;
    std::optional<Instant> openUntil;

    static constexpr auto typeName = "SessionReviews";
    static constexpr auto fields()
    {
        return fieldList(field("own", &SessionReviews::own, "What the caller wrote"),
            field("other", &SessionReviews::other, "What the other one wrote, once it is revealed"),
            field("openUntil", &SessionReviews::openUntil,
                "Until when the caller can write or change theirs; absent when they cannot"));
    }
    bool operator==(const SessionReviews&) const = default;
};

/// A session that the caller can still review and has not.
struct OwedReview {
    Session session;
    Instant openUntil{};

    static constexpr auto typeName = "OwedReview";
    static constexpr auto fields()
    {
        return fieldList(field("session", &OwedReview::session, "Of which"),
            field("openUntil", &OwedReview::openUntil, "Until when"));
    }
    bool operator==(const OwedReview&) const = default;
};

/// GET /reviews/owed
struct OwedReviewList {
    std::vector<OwedReview> items;

    static constexpr auto typeName = "OwedReviewList";
    static constexpr auto fields()
    {
        return fieldList(field("items", &OwedReviewList::items, "The last completed first"));
    }
};

/// GET /users/:id/reviews
struct ReviewQuery {
    std::optional<ReviewedAs> as;
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(field("as", &ReviewQuery::as, "Only those of them as this"),
            field("limit", &ReviewQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize),
            field("cursor", &ReviewQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

} // namespace gremio
