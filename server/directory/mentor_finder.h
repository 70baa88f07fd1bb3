// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/free_slots.h"
#include "shared/protocol/directory.h"

namespace gremio::directory {

/// One search for one page, as MentorSearch::find() says. `edge` is hits::sampleEdge(); without `freeSlots`
/// nobody has a next slot, and a search by free time finds nobody.
///
/// A search by free time goes along the hits in the order of the search and asks those it meets, some at a
/// time, for a slot in that time; so what it costs depends on how rare such mentors are. A page ends when
/// 1000 were asked in vain, and the next goes on behind them.
MentorPage findMentors(storage::Transaction& tx, UserId asker, const MentorQuery& query, qint64 edge,
    const FreeSlots* freeSlots);

} // namespace gremio::directory
