// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/mentor_hits.h"

namespace gremio::directory::hits {

/// What sorted() gives by rating, without looking at all hits: asks for those that are rated best, and for
/// more of them until there are enough. For words that many have, but few mentors in a hundred. `sample` are
/// some of the hits: they choose how far down is asked first, not the result; `edge` as for first().
std::vector<qint64> sortedByBands(storage::Transaction& tx, const SearchExpression& expression,
    const SortPlace& after, int most, const std::vector<Hit>& sample, qint64 edge);

} // namespace gremio::directory::hits
