// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/match_score.h"
#include "server/directory/search_expression.h"
#include "server/storage/database.h"

/// The statements of the search for mentors. Both engines give the same rows in the same order.
namespace gremio::directory::hits {

/// A mentor that the expression finds, with what puts mentors in order.
struct Hit {
    qint64 place = 0;
    qint64 ratingRank = 0;
    Instant createdAt{};
    QString nameKey;
    int freePlaces = 0;
    QByteArray traits;
    UserId user; ///< only of first()
    int score = 0;
};

/// The first hits after a place (exclusive), in the order of the places. `edge` is sampleEdge(), or about;
/// only the cost depends on it: PostgreSQL's index gives all hits at once, so that it is asked for those of a
/// level first that is big enough to hold so many.
std::vector<Hit> first(
    storage::Transaction& tx, const SearchExpression& expression, qint64 after, int most, qint64 edge);

/// The place of the 500th mentor; the largest number when there are fewer.
qint64 sampleEdge(storage::Transaction& tx);

/// Where a sorted list goes on: behind this key and place.
struct SortPlace {
    qint64 number = 0; ///< rating rank, or milliseconds
    QString name;
    qint64 place = 0;
};
SortPlace sortStart(MentorSort sort);
SortPlace sortPlaceOf(MentorSort sort, const Hit& hit);
bool isBefore(MentorSort sort, const SortPlace& left, const SortPlace& right);

/// The places of hits in any order but `match`. `common` chooses the way, not the result: along the order,
/// looking at each mentor, or by the index of words, sorting all hits.
std::vector<qint64> sorted(storage::Transaction& tx, const SearchExpression& expression, MentorSort sort,
    const SortPlace& after, int most, bool common);

/// What cards show, with what scores them.
struct CardRow {
    qint64 place = 0;
    qint64 ratingRank = 0;
    QByteArray traits;
    MentorCard card; ///< without the match
    int capacity = 0;
    int taken = 0;
    std::optional<QString> bio; ///< only of mentor()
    Hit hit; ///< its sort keys
};
/// In the order of the places given; one statement.
std::vector<CardRow> cards(storage::Transaction& tx, const std::vector<qint64>& places);
std::optional<CardRow> mentor(storage::Transaction& tx, UserId user);

Asker asker(storage::Transaction& tx, UserId user);

} // namespace gremio::directory::hits
