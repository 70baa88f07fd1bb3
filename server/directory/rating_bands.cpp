// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/rating_bands.h"

#include "server/directory/search_place.h"
#include "server/directory/search_terms.h"

#include <algorithm>
#include <functional>

namespace gremio::directory::hits {
namespace {

constexpr int lowestRating = 100; ///< hundredths
constexpr int highestRating = 500;
constexpr int tenth = 10;

/// The band first asked for reaches down to the third best of the sample, the next to the twelfth, and so on.
constexpr std::size_t firstOfSample = 3;
constexpr std::size_t wider = 4;

/// The best that may still come behind `after`.
int highestAfter(const SortPlace& after)
{
    const bool atStart = after.number >= sortStart(MentorSort::Rating).number;
    return atStart ? highestRating : hundredthsOfRank(after.number);
}

/// Of those of the sample that come behind `after`, the best first.
std::vector<int> ratingsOf(const std::vector<Hit>& sample, const SortPlace& after)
{
    std::vector<int> ratings;
    for (const Hit& hit : sample) {
        if (isBefore(MentorSort::Rating, after, sortPlaceOf(MentorSort::Rating, hit)))
            ratings.push_back(hundredthsOfRank(hit.ratingRank));
    }
    std::sort(ratings.begin(), ratings.end(), std::greater());
    return ratings;
}

/// How far down the band reaches that holds so many of the sample. Whole tenths take few terms.
int endOfBand(const std::vector<int>& ratings, std::size_t held)
{
    return held > ratings.size() ? lowestRating : std::max(lowestRating, ratings[held - 1] / tenth * tenth);
}

} // namespace

std::vector<qint64> sortedByBands(storage::Transaction& tx, const SearchExpression& expression,
    const SortPlace& after, int most, const std::vector<Hit>& sample, qint64 edge)
{
    std::vector<qint64> places;
    const int highest = highestAfter(after);
    if (highest >= lowestRating) {
        SearchExpression behind = expression;
        if (const int shown = (highest / tenth + 1) * tenth; shown <= highestRating)
            behind.none += terms::ratedAtLeast(shown);
        const std::vector<int> ratings = ratingsOf(sample, after);
        int end = 0;
        for (std::size_t held = firstOfSample; end != lowestRating; held *= wider) {
            const int next = endOfBand(ratings, held);
            if (next == end)
                continue;
            end = next;
            SearchExpression band = behind;
            band.all.push_back(terms::ratedAtLeast(end));
            places = sorted(tx, band, MentorSort::Rating, after, most, false);
            if (places.size() == static_cast<std::size_t>(most))
                return places;
        }
    }
    // Who is not rated comes last, in the order of the places.
    SearchExpression unrated = expression;
    unrated.none += terms::ratedAtLeast(lowestRating);
    const int left = most - static_cast<int>(places.size());
    for (const Hit& hit : first(tx, unrated, highest >= lowestRating ? 0 : after.place, left, edge))
        places.push_back(hit.place);
    return places;
}

} // namespace gremio::directory::hits
