// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/mentor_search.h"

#include "server/directory/category_repository.h"
#include "server/directory/mentor_finder.h"
#include "server/directory/mentor_hits.h"
#include "shared/core/problem.h"

#include <cstdlib>

namespace gremio::directory {

using storage::Transaction;

namespace {

constexpr qint64 edgeLasts = 60'000; ///< ms

} // namespace

MentorSearch::MentorSearch(const FreeSlots* freeSlots)
    : m_freeSlots(freeSlots)
{
}

MentorPage MentorSearch::find(Transaction& tx, UserId asker, const MentorQuery& query) const
{
    return findMentors(tx, asker, query, edge(tx), m_freeSlots);
}

Mentor MentorSearch::mentor(Transaction& tx, UserId asker, UserId id) const
{
    auto row = hits::mentor(tx, id);
    if (!row)
        throw Problem(ErrorCode::NotFound);
    MatchScore score(hits::asker(tx, asker), {}, {});
    score.explain(row->card, row->traits, row->ratingRank);
    Mentor mentor;
    mentor.card = std::move(row->card);
    if (m_freeSlots) {
        mentor.card.nextSlots = m_freeSlots->next(tx, asker, {id}, {}).value(id);
    }
    mentor.bio = row->bio;
    mentor.categories = repository::categoriesOfUser(tx, id);
    mentor.capacity = row->capacity;
    mentor.taken = row->taken;
    return mentor;
}

qint64 MentorSearch::edge(Transaction& tx) const
{
    const qint64 now = toMillis(tx.now());
    if (m_edge.load() == 0 || std::abs(now - m_edgeReadAt.load()) > edgeLasts) {
        m_edge = hits::sampleEdge(tx);
        m_edgeReadAt = now;
    }
    return m_edge.load();
}

} // namespace gremio::directory
