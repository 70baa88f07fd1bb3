// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/mentor_search.h"

#include "server/api/cursor.h"
#include "server/directory/category_repository.h"
#include "server/directory/match_block.h"
#include "server/directory/rating_bands.h"
#include "server/directory/search_question.h"

#include <algorithm>
#include <chrono>

namespace gremio::directory {

using hits::CardRow;
using hits::Hit;
using hits::SortPlace;
using storage::Transaction;

namespace {

constexpr qint64 edgeLasts = 60'000; ///< ms

/// Where the next page begins. Places and keys travel as text: they do not fit into every reader's numbers.
struct MentorCursor {
    QString search; ///< fingerprint()
    bool others = false; ///< the block's start, for `match`
    qint64 after = 0; ///< for `match` the block's start; otherwise how far the first hits reach
    qint64 key = -1; ///< of the last mentor shown: the score, rating rank or time; -1: none of this block
    QString name; ///< of the last mentor shown, for `name`
    qint64 place = 0; ///< of the last mentor shown
    int total = 0;
    bool totalIsExact = true;

    static constexpr auto fields()
    {
        return fieldList(field("s", &MentorCursor::search, "Search"),
            field("o", &MentorCursor::others, "Others"), field("a", &MentorCursor::after, "After"),
            field("k", &MentorCursor::key, "Key"), field("n", &MentorCursor::name, "Name"),
            field("p", &MentorCursor::place, "Place"), field("t", &MentorCursor::total, "Total"),
            field("e", &MentorCursor::totalIsExact, "Exact"));
    }
};

/// One search for one page.
class Finder {
public:
    Finder(Transaction& tx, UserId asker, const MentorQuery& query, qint64 edge)
        : m_tx(tx)
        , m_query(query)
        , m_edge(edge)
        , m_fingerprint(fingerprint(query))
        , m_question(Phrase::question(query.q.value_or(QString())))
        , m_expression(expressionFor(query, m_question))
        , m_asker(hits::asker(tx, asker))
        , m_score(m_asker, m_question, query.skill)
        , m_cursor(api::fromCursor<MentorCursor>(query.cursor))
    {
        if (m_cursor && m_cursor->search != m_fingerprint)
            api::refuseCursor();
    }

    MentorPage find()
    {
        if (m_query.sort == MentorSort::Match)
            findByMatch();
        else
            findSorted();
        return std::move(m_page);
    }

private:
    std::size_t limit() const { return static_cast<std::size_t>(m_query.limit); }

    void setTotal(std::size_t found, bool isExact)
    {
        m_page.total = m_cursor ? m_cursor->total : static_cast<int>(found);
        m_page.totalIsExact = m_cursor ? m_cursor->totalIsExact : isExact;
    }

    void findByMatch()
    {
        const BlockStart start = m_cursor ? BlockStart{m_cursor->others, m_cursor->after} : BlockStart{};
        MatchBlock block = loadBlock(m_tx, m_expression, interests(m_asker), start, m_edge);
        leaveAskerOut(block.hits);
        setTotal(block.hits.size(), !block.next);
        for (Hit& hit : block.hits)
            hit.score = m_score.find(hit.traits, hit.ratingRank, hit.freePlaces).score;
        const auto better = [](const Hit& left, const Hit& right) {
            return std::tuple(-left.score, left.place) < std::tuple(-right.score, right.place);
        };
        auto from = block.hits.begin();
        if (m_cursor && m_cursor->key >= 0) {
            Hit last;
            last.score = static_cast<int>(std::min<qint64>(m_cursor->key, 1000));
            last.place = m_cursor->place;
            from = std::partition(
                block.hits.begin(), block.hits.end(), [&](const Hit& hit) { return !better(last, hit); });
        }
        const auto left = static_cast<std::size_t>(block.hits.end() - from);
        const auto to = from + static_cast<std::ptrdiff_t>(std::min(left, limit()));
        std::partial_sort(from, to, block.hits.end(), better);

        std::vector<qint64> places;
        for (auto hit = from; hit != to; ++hit)
            places.push_back(hit->place);
        if (to != block.hits.end())
            goOn({{}, start.others, start.after, (to - 1)->score, {}, (to - 1)->place});
        else if (block.next)
            goOn({{}, block.next->others, block.next->after, -1, {}, 0});
        show(places);
    }

    void findSorted()
    {
        const MentorSort sort = m_query.sort;
        SortPlace after = hits::sortStart(sort);
        if (m_cursor)
            after = {m_cursor->key, m_cursor->name, m_cursor->place};
        qint64 reach = m_cursor ? m_cursor->after : 0;
        std::vector<qint64> places;
        std::vector<Hit> found;
        const int most = m_query.limit + 1 + (m_asker.place ? 1 : 0);
        if (!m_cursor || m_cursor->totalIsExact) {
            found = hits::first(m_tx, m_expression, 0, blockSize + 1, m_edge);
            const bool isAll = found.size() <= blockSize;
            if (!isAll)
                reach = found.back().place;
            leaveAskerOut(found);
            setTotal(std::min<std::size_t>(found.size(), blockSize), isAll);
            if (isAll)
                places = pick(found, after);
        } else {
            setTotal(0, false);
        }
        if (reach > 0 && sort == MentorSort::Rating && !isCommon(reach)) {
            if (found.empty())
                found = hits::first(m_tx, m_expression, 0, blockSize + 1, m_edge);
            places = hits::sortedByBands(m_tx, m_expression, after, most, found, m_edge);
        } else if (reach > 0) {
            places = hits::sorted(m_tx, m_expression, sort, after, most, isCommon(reach));
        }
        std::erase_if(places, [this](qint64 place) { return place == m_asker.place; });
        const bool hasMore = places.size() > limit();
        if (hasMore)
            places.resize(limit());
        const std::vector<CardRow> rows = show(places);
        if (hasMore && !rows.empty()) {
            const SortPlace last = hits::sortPlaceOf(sort, rows.back().hit);
            goOn({{}, false, reach, last.number, last.name, last.place});
        }
    }

    /// Nobody looks for themselves.
    void leaveAskerOut(std::vector<Hit>& found) const
    {
        std::erase_if(found, [this](const Hit& hit) { return hit.place == m_asker.place; });
    }

    /// Few hits are put in order here.
    std::vector<qint64> pick(const std::vector<Hit>& found, const SortPlace& after) const
    {
        const MentorSort sort = m_query.sort;
        std::vector<SortPlace> rest;
        for (const Hit& hit : found) {
            SortPlace place = hits::sortPlaceOf(sort, hit);
            if (hits::isBefore(sort, after, place))
                rest.push_back(std::move(place));
        }
        std::sort(rest.begin(), rest.end(), [sort](const SortPlace& left, const SortPlace& right) {
            return hits::isBefore(sort, left, right);
        });
        std::vector<qint64> places;
        for (std::size_t i = 0; i < std::min(rest.size(), limit() + 1); ++i)
            places.push_back(rest[i].place);
        return places;
    }

    /// Whether at least one mentor in twenty is a hit, from how far the first 101 of them reach: places near
    /// the first are spread evenly, and the edge stands behind the first 500.
    bool isCommon(qint64 reach) const { return reach / 4 <= m_edge; }

    void goOn(MentorCursor next)
    {
        next.search = m_fingerprint;
        next.total = m_page.total;
        next.totalIsExact = m_page.totalIsExact;
        m_page.nextCursor = api::toCursor(next);
    }

    std::vector<CardRow> show(const std::vector<qint64>& places)
    {
        std::vector<CardRow> rows = hits::cards(m_tx, places);
        for (CardRow& row : rows) {
            m_score.explain(row.card, row.traits, row.ratingRank);
            m_page.items.push_back(std::move(row.card));
        }
        return rows;
    }

    Transaction& m_tx;
    const MentorQuery& m_query;
    qint64 m_edge;
    QString m_fingerprint;
    Phrase m_question;
    SearchExpression m_expression;
    Asker m_asker;
    MatchScore m_score;
    std::optional<MentorCursor> m_cursor;
    MentorPage m_page;
};

} // namespace

MentorPage MentorSearch::find(Transaction& tx, UserId asker, const MentorQuery& query) const
{
    return Finder(tx, asker, query, edge(tx)).find();
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
