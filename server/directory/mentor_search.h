// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/free_slots.h"
#include "server/storage/database.h"
#include "shared/protocol/directory.h"

#include <atomic>

namespace gremio::directory {

/// Finds mentors: by words of name, headline, bio, location and skills, by skill, category, language and
/// rating; says how well each fits who asks. The same hits in the same order on both engines. A mentor who
/// searches is not among their own hits.
///
/// Sorted by match, hits are looked at in blocks of 100 in a fixed order (search_place.h), those that meet
/// the asker's skills and goals before the others; a block's hits are scored and put in order, and pages go
/// on from block to block. So a page costs the same however many mentors there are, every hit comes once, and
/// the best of the first 100 come first. A page ends with its block. The other orders hold over all hits.
/// By free time: mentor_finder.h.
///
/// One for the server; any thread.
class MentorSearch {
public:
    /// `freeSlots` outlives this. Without it nobody has a next slot.
    explicit MentorSearch(const FreeSlots* freeSlots = nullptr);

    /// One page. Throws ValidationFailed at `?cursor` for a cursor that is not ours or belongs to another
    /// search, and at `?availableTo` or `?availableFrom` for a time that is over, turned round or too long.
    MentorPage find(storage::Transaction& tx, UserId asker, const MentorQuery& query) const;

    /// NotFound unless it is a mentor that others may see.
    Mentor mentor(storage::Transaction& tx, UserId asker, UserId id) const;

private:
    qint64 edge(storage::Transaction& tx) const;

    const FreeSlots* m_freeSlots;

    // Where the first 500 mentors end, looked up now and then: only costs depend on it.
    mutable std::atomic<qint64> m_edge{0};
    mutable std::atomic<qint64> m_edgeReadAt{0};
};

} // namespace gremio::directory
