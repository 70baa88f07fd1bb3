// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/mentor_finder.h"

#include "server/api/cursor.h"
#include "server/directory/match_block.h"
#include "server/directory/rating_bands.h"
#include "server/directory/search_question.h"

#include <algorithm>

namespace gremio::directory {

using hits::CardRow;
using hits::Hit;
using hits::SortPlace;
using storage::Transaction;

namespace {

/// In a search by free time: so many are asked for their time together,
constexpr std::size_t askedTogether = 32;
/// and once so many were asked, the page ends with those that it has.
constexpr std::size_t mostAsked = 1000;

using NextSlots = QHash<UserId, std::vector<NextSlot>>;

/// Where the next page begins. Places and keys travel as text: they do not fit into every reader's numbers.
struct MentorCursor {
    QString search; ///< fingerprint()
    bool others = false; ///< the block's start, for `match`
    qint64 after = 0; ///< for `match` the block's start; otherwise how far the first hits reach
    qint64 key = -1; ///< of the last mentor shown: the score, rating rank or time; -1: none of this block
    QString name; ///< of the last mentor shown, for `name`
    qint64 place = 0; ///< of the last mentor shown
    int total = 0; ///< of a search by free time: shown so far
    bool totalIsExact = true; ///< the hits are few enough to be looked at all together

    static constexpr auto fields()
    {
        return fieldList(field("s", &MentorCursor::search, "Search"),
            field("o", &MentorCursor::others, "Others"), field("a", &MentorCursor::after, "After"),
            field("k", &MentorCursor::key, "Key"), field("n", &MentorCursor::name, "Name"),
            field("p", &MentorCursor::place, "Place"), field("t", &MentorCursor::total, "Total"),
            field("e", &MentorCursor::totalIsExact, "Exact"));
    }
};

bool isBetter(const Hit& left, const Hit& right)
{
    return std::tuple(-left.score, left.place) < std::tuple(-right.score, right.place);
}

class Finder {
public:
    Finder(Transaction& tx, UserId asker, const MentorQuery& query, qint64 edge, const FreeSlots* freeSlots)
        : m_tx(tx)
        , m_askerId(asker)
        , m_query(query)
        , m_edge(edge)
        , m_freeSlots(freeSlots)
        , m_span(freeSpan(query, tx.now()))
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
        if (m_span) {
            m_total = (m_cursor ? m_cursor->total : 0) + static_cast<int>(m_page.items.size());
            m_page.totalIsExact = !m_next;
        } else {
            m_page.totalIsExact = m_isAll;
        }
        m_page.total = m_total;
        if (m_next) {
            m_next->search = m_fingerprint;
            m_next->total = m_total;
            m_next->totalIsExact = m_isAll;
            m_page.nextCursor = api::toCursor(*m_next);
        }
        return std::move(m_page);
    }

private:
    std::size_t limit() const { return static_cast<std::size_t>(m_query.limit); }
    bool isFull() const { return m_page.items.size() == limit(); }

    void setTotal(std::size_t found, bool isAll)
    {
        m_total = m_cursor ? m_cursor->total : static_cast<int>(found);
        m_isAll = m_cursor ? m_cursor->totalIsExact : isAll;
    }

    void findByMatch()
    {
        BlockStart start = m_cursor ? BlockStart{m_cursor->others, m_cursor->after} : BlockStart{};
        std::optional<Hit> last;
        if (m_cursor && m_cursor->key >= 0) {
            last.emplace();
            last->score = static_cast<int>(std::min<qint64>(m_cursor->key, 1000));
            last->place = m_cursor->place;
        }
        for (;;) {
            MatchBlock block = loadBlock(m_tx, m_expression, interests(m_asker), start, m_edge);
            leaveAskerOut(block.hits);
            setTotal(block.hits.size(), !block.next);
            const std::vector<Hit> ranked = rank(std::move(block.hits), last);
            if (const auto end = show(ranked); end < ranked.size()) {
                goOn({{}, start.others, start.after, ranked[end - 1].score, {}, ranked[end - 1].place});
                return;
            }
            if (!block.next)
                return;
            if (!m_span || isFull() || m_asked >= mostAsked) {
                goOn({{}, block.next->others, block.next->after, -1, {}, 0});
                return;
            }
            start = *block.next;
            last.reset();
        }
    }

    /// Those behind `last`, the best first; all of them in order only where all may be needed.
    std::vector<Hit> rank(std::vector<Hit> hits, const std::optional<Hit>& last)
    {
        for (Hit& hit : hits)
            hit.score = m_score.find(hit.traits, hit.ratingRank, hit.freePlaces).score;
        if (last)
            std::erase_if(hits, [&last](const Hit& hit) { return !isBetter(*last, hit); });
        const auto needed = m_span ? hits.size() : std::min(hits.size(), limit());
        std::partial_sort(
            hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(needed), hits.end(), isBetter);
        return hits;
    }

    /// As many of these, in their order, as the page has room for. How many were looked at.
    std::size_t show(const std::vector<Hit>& ranked)
    {
        std::size_t done = 0;
        while (done < ranked.size() && !isFull()) {
            const std::size_t end = std::min(ranked.size(), done + (m_span ? askedTogether : limit()));
            std::vector<UserId> users;
            for (std::size_t i = done; i < end; ++i)
                users.push_back(ranked[i].user);
            const NextSlots slots = slotsOf(users);
            std::vector<qint64> places;
            for (; done < end && m_page.items.size() + places.size() < limit(); ++done) {
                if (!m_span || slots.contains(ranked[done].user))
                    places.push_back(ranked[done].place);
            }
            for (CardRow& row : hits::cards(m_tx, places))
                show(std::move(row), slots);
            if (!m_span)
                break;
        }
        return done;
    }

    void findSorted()
    {
        SortPlace after = hits::sortStart(m_query.sort);
        if (m_cursor)
            after = {m_cursor->key, m_cursor->name, m_cursor->place};
        lookAtFirst();
        const int own = m_asker.place ? 1 : 0;
        for (;;) {
            const std::size_t most = m_span ? askedTogether : limit();
            std::vector<qint64> places = sortedBehind(after, static_cast<int>(most) + 1 + own);
            std::erase_if(places, [this](qint64 place) { return place == m_asker.place; });
            const bool hasMore = places.size() > most;
            if (hasMore)
                places.resize(most);
            const std::vector<CardRow> rows = hits::cards(m_tx, places);
            const std::size_t end = show(rows);
            if (rows.empty() || (end == rows.size() && !hasMore))
                return;
            after = hits::sortPlaceOf(m_query.sort, rows[end - 1].hit);
            if (!m_span || isFull() || m_asked >= mostAsked) {
                goOn({{}, false, m_reach, after.number, after.name, after.place});
                return;
            }
        }
    }

    std::size_t show(const std::vector<CardRow>& rows)
    {
        std::vector<UserId> users;
        for (const CardRow& row : rows)
            users.push_back(row.card.id);
        const NextSlots slots = slotsOf(users);
        std::size_t done = 0;
        for (; done < rows.size() && !isFull(); ++done) {
            if (!m_span || slots.contains(rows[done].card.id))
                show(rows[done], slots);
        }
        return done;
    }

    void show(CardRow row, const NextSlots& slots)
    {
        m_score.explain(row.card, row.traits, row.ratingRank);
        row.card.nextSlots = slots.value(row.card.id);
        m_page.items.push_back(std::move(row.card));
    }

    /// Whether the hits are few, and how far they reach.
    void lookAtFirst()
    {
        m_reach = m_cursor ? m_cursor->after : 0;
        if (m_cursor && !m_cursor->totalIsExact) {
            setTotal(0, false);
            return;
        }
        m_first = hits::first(m_tx, m_expression, 0, blockSize + 1, m_edge);
        const bool isAll = m_first.size() <= blockSize;
        if (!isAll)
            m_reach = m_first.back().place;
        leaveAskerOut(m_first);
        setTotal(std::min<std::size_t>(m_first.size(), blockSize), isAll);
    }

    std::vector<qint64> sortedBehind(const SortPlace& after, int most)
    {
        if (m_reach == 0)
            return pick(m_first, after, static_cast<std::size_t>(most));
        if (m_query.sort != MentorSort::Rating || isCommon(m_reach))
            return hits::sorted(m_tx, m_expression, m_query.sort, after, most, isCommon(m_reach));
        if (m_first.empty())
            m_first = hits::first(m_tx, m_expression, 0, blockSize + 1, m_edge);
        return hits::sortedByBands(m_tx, m_expression, after, most, m_first, m_edge);
    }

    /// Nobody looks for themselves.
    void leaveAskerOut(std::vector<Hit>& found) const
    {
        std::erase_if(found, [this](const Hit& hit) { return hit.place == m_asker.place; });
    }

    /// Few hits are put in order here.
    std::vector<qint64> pick(const std::vector<Hit>& found, const SortPlace& after, std::size_t most) const
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
        for (std::size_t i = 0; i < std::min(rest.size(), most); ++i)
            places.push_back(rest[i].place);
        return places;
    }

    /// Whether at least one mentor in twenty is a hit, from how far the first 101 of them reach: places near
    /// the first are spread evenly, and the edge stands behind the first 500.
    bool isCommon(qint64 reach) const { return reach / 4 <= m_edge; }

    NextSlots slotsOf(const std::vector<UserId>& users)
    {
        m_asked += users.size();
        return m_freeSlots ? m_freeSlots->next(m_tx, m_askerId, users, m_span) : NextSlots();
    }

    void goOn(MentorCursor next) { m_next = std::move(next); }

    Transaction& m_tx;
    UserId m_askerId;
    const MentorQuery& m_query;
    qint64 m_edge;
    const FreeSlots* m_freeSlots;
    std::optional<TimeSpan> m_span;
    QString m_fingerprint;
    Phrase m_question;
    SearchExpression m_expression;
    Asker m_asker;
    MatchScore m_score;
    std::optional<MentorCursor> m_cursor;
    std::optional<MentorCursor> m_next;
    MentorPage m_page;
    int m_total = 0;
    bool m_isAll = true;
    std::size_t m_asked = 0; ///< for their time
    std::vector<Hit> m_first; ///< of the sorted lists: the first hits, or all
    qint64 m_reach = 0; ///< of the first hits; 0: they are all
};

} // namespace

MentorPage findMentors(
    Transaction& tx, UserId asker, const MentorQuery& query, qint64 edge, const FreeSlots* freeSlots)
{
    return Finder(tx, asker, query, edge, freeSlots).find();
}

} // namespace gremio::directory
