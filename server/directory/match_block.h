// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/mentor_hits.h"

namespace gremio::directory {

/// How many hits are looked at, scored and put in order together.
inline constexpr int blockSize = 100;

/// Where a block begins, in the sequence of all hits: first those that meet an interest of the asker, then
/// the others, each in the order of the places.
struct BlockStart {
    bool others = false; ///< past those that meet an interest
    qint64 after = 0; ///< a place, exclusive
};

/// Up to blockSize hits that follow one another in that sequence.
struct MatchBlock {
    std::vector<hits::Hit> hits; ///< not in order yet
    std::optional<BlockStart> next; ///< nothing: there are no more
    qint64 lastPlace = 0; ///< of the first block: how far its hits, without interests, reach
};

/// `interests` as interests() gives them.
MatchBlock loadBlock(storage::Transaction& tx, const SearchExpression& expression,
    const QStringList& interests, BlockStart start, qint64 edge);

} // namespace gremio::directory
