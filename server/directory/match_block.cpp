// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/match_block.h"

#include <QSet>

namespace gremio::directory {

using hits::Hit;
using storage::Transaction;

namespace {

class Loader {
public:
    Loader(Transaction& tx, const SearchExpression& expression, const QStringList& interests, qint64 edge)
        : m_tx(tx)
        , m_expression(expression)
        , m_interests(interests)
        , m_edge(edge)
    {
    }

    MatchBlock load(BlockStart start)
    {
        const bool atBeginning = !start.others && start.after == 0;
        if (atBeginning)
            return first();
        if (!start.others && !fill(meeting(start.after), false))
            return std::move(m_block);
        fillWithOthers(start.others ? start.after : 0);
        return std::move(m_block);
    }

private:
    // Most searches find few: then there is nothing to choose from, and one look is enough. Otherwise what it
    // found is good for the rest of the block, once those that meet an interest are known.
    MatchBlock first()
    {
        std::vector<Hit> all = find(m_expression, 0, blockSize + 1);
        m_block.lastPlace = all.empty() ? 0 : all.back().place;
        if (all.size() <= blockSize) {
            m_block.hits = std::move(all);
            return std::move(m_block);
        }
        QSet<qint64> taken;
        if (!m_interests.isEmpty()) {
            if (!fill(meeting(0), false))
                return std::move(m_block);
            for (const Hit& hit : m_block.hits)
                taken.insert(hit.place);
        }
        qint64 last = 0;
        for (Hit& hit : all) {
            if (m_block.hits.size() == blockSize)
                break;
            if (taken.contains(hit.place))
                continue;
            last = hit.place;
            m_block.hits.push_back(std::move(hit));
        }
        m_block.next = BlockStart{true, last};
        return std::move(m_block);
    }

    /// False when the block is full and more follow.
    bool fill(std::vector<Hit> found, bool others)
    {
        for (Hit& hit : found) {
            if (m_block.hits.size() == blockSize) {
                m_block.next = BlockStart{others, m_block.hits.back().place};
                return false;
            }
            m_block.hits.push_back(std::move(hit));
        }
        return true;
    }

    void fillWithOthers(qint64 after)
    {
        const int room = blockSize - static_cast<int>(m_block.hits.size());
        if (room == 0) {
            m_block.next = BlockStart{true, after};
            return;
        }
        SearchExpression others = m_expression;
        others.none = m_interests;
        fill(find(others, after, room + 1), true);
    }

    std::vector<Hit> meeting(qint64 after)
    {
        if (m_interests.isEmpty())
            return {};
        SearchExpression meeting = m_expression;
        meeting.all.push_back(m_interests);
        return find(meeting, after, blockSize + 1);
    }

    std::vector<Hit> find(const SearchExpression& expression, qint64 after, int most)
    {
        return hits::first(m_tx, expression, after, most, m_edge);
    }

    Transaction& m_tx;
    const SearchExpression& m_expression;
    const QStringList& m_interests;
    qint64 m_edge;
    MatchBlock m_block;
};

} // namespace

MatchBlock loadBlock(Transaction& tx, const SearchExpression& expression, const QStringList& interests,
    BlockStart start, qint64 edge)
{
    return Loader(tx, expression, interests, edge).load(start);
}

} // namespace gremio::directory
