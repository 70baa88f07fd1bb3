// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/mentor_hits.h"

#include "server/directory/profile_repository.h"
#include "server/directory/search_place.h"
#include "server/directory/search_terms.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

using namespace Qt::StringLiterals;

namespace gremio::directory::hits {

using storage::Engine;
using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement firstHits("directory/first_hits");
constexpr Statement firstMentors("directory/first_mentors"); // only for PostgreSQL
constexpr int mostOfFirstMentors = 101; ///< as it stands there

/// PostgreSQL's indexes of the first mentors alone, the smallest first.
struct LevelIndex {
    int level; ///< it holds who is on this level; its file has it in halves
    Statement firstHits;
};
constexpr std::array levelIndexes{LevelIndex{14 * levelsPerHalf, Statement("directory/first_hits_14")},
    LevelIndex{11 * levelsPerHalf, Statement("directory/first_hits_11")},
    LevelIndex{8 * levelsPerHalf, Statement("directory/first_hits_8")}};

constexpr Statement edgeOfSample("directory/sample_edge");
constexpr Statement indexByRating("directory/index_by_rating");
constexpr Statement indexByAge("directory/index_by_age");
constexpr Statement indexByName("directory/index_by_name");
constexpr Statement walkByRating("directory/walk_by_rating");
constexpr Statement walkByAge("directory/walk_by_age");
constexpr Statement walkByName("directory/walk_by_name");
constexpr Statement cardsAt("directory/cards");
constexpr Statement mentorById("directory/mentor");
constexpr Statement askerById("directory/asker");

constexpr qint64 farthest = std::numeric_limits<qint64>::max();

Hit hitFrom(const Query& row)
{
    Hit hit;
    hit.place = row.get<qint64>(0);
    hit.ratingRank = row.get<qint64>(1);
    hit.createdAt = row.get<Instant>(2);
    hit.nameKey = row.get<QString>(3);
    hit.freePlaces = row.get<int>(4);
    hit.traits = row.get<QByteArray>(5);
    hit.user = row.get<UserId>(6);
    return hit;
}

std::vector<Hit> run(
    Transaction& tx, const Statement& statement, const QString& words, qint64 after, int most)
{
    return tx.query(statement).bind("words", words).bind("after", after).bind("most", most).all(hitFrom);
}

bool asksForNothing(const SearchExpression& expression)
{
    return expression.none.isEmpty()
        && expression.all == std::vector<QStringList>{QStringList{terms::everyone()}};
}

/// The statement that asks the smallest index with all of a level; 0: everybody.
const Statement& firstHitsOn(int level)
{
    for (const LevelIndex& index : levelIndexes) {
        if (index.level <= level)
            return index.firstHits;
    }
    return firstHits;
}

/// 0 for a level that holds most mentors: a question to everybody costs about the same.
int askable(int level)
{
    return level <= widestLevel ? 0 : level;
}

/// The level on which the hits are likely to be enough, if `found` of `most` were found on `level`; the fewer
/// were found, the less they say.
int nextLevel(int level, std::size_t found, int most)
{
    const double sample = std::max(double(found), 0.5);
    const double factor = most * (1 + 2 / std::sqrt(sample)) / sample;
    return askable(level - std::max(1, static_cast<int>(std::ceil(levelsPerHalf * std::log2(factor)))));
}

/// Level by level, each holding the one before, until there are enough or the last held everyone.
std::vector<Hit> firstByLevels(
    Transaction& tx, const SearchExpression& expression, qint64 after, int most, qint64 edge)
{
    int level = askable(levelOf(std::max(after, edge)));
    for (;;) {
        SearchExpression narrowed = expression;
        if (level > 0)
            narrowed.all.push_back({terms::level(level)});
        std::vector<Hit> found = run(tx, firstHitsOn(level), narrowed.toTsquery(), after, most);
        if (level <= 0 || found.size() == static_cast<std::size_t>(most))
            return found;
        level = nextLevel(level, found.size(), most);
    }
}

const Statement& statementFor(MentorSort sort, bool common)
{
    switch (sort) {
    case MentorSort::Rating:
        return common ? walkByRating : indexByRating;
    case MentorSort::Newest:
        return common ? walkByAge : indexByAge;
    default:
        return common ? walkByName : indexByName;
    }
}

CardRow cardFrom(const Query& row)
{
    CardRow result;
    result.place = row.get<qint64>(0);
    result.ratingRank = row.get<qint64>(1);
    result.traits = row.get<QByteArray>(2);
    MentorCard& card = result.card;
    card.id = row.get<UserId>(3);
    card.displayName = row.get<QString>(4);
    card.emailVerified = row.get<bool>(5);
    card.headline = row.get<std::optional<QString>>(6);
    card.location = row.get<std::optional<QString>>(7);
    card.timeZone = row.get<QString>(8);
    for (Skill& skill : repository::unpackSkills(row.get<QString>(9)))
        card.skills.push_back({skill.id, std::move(skill.name), false});
    const QStringList languages = row.get<QString>(10).split(u' ', Qt::SkipEmptyParts);
    card.languages = {languages.begin(), languages.end()};
    card.ratingCount = row.get<int>(12);
    if (card.ratingCount > 0)
        card.rating = ratingHundredths(row.get<qint64>(11), card.ratingCount) / 100.0;
    result.capacity = row.get<int>(13);
    result.taken = row.get<int>(14);
    card.acceptsRequests = row.get<bool>(15);
    result.hit.place = result.place;
    result.hit.ratingRank = result.ratingRank;
    result.hit.createdAt = row.get<Instant>(16);
    result.hit.nameKey = row.get<QString>(17);
    card.freePlaces = card.acceptsRequests ? std::max(result.capacity - result.taken, 0) : 0;
    return result;
}

} // namespace

std::vector<Hit> first(
    Transaction& tx, const SearchExpression& expression, qint64 after, int most, qint64 edge)
{
    if (tx.engine() == Engine::Sqlite)
        return run(tx, firstHits, expression.toFts5(), after, most);
    if (asksForNothing(expression) && most <= mostOfFirstMentors)
        return tx.query(firstMentors).bind("after", after).bind("most", most).all(hitFrom);
    return firstByLevels(tx, expression, after, most, edge);
}

qint64 sampleEdge(Transaction& tx)
{
    return tx.query(edgeOfSample).value<qint64>().value_or(farthest);
}

SortPlace sortStart(MentorSort sort)
{
    return {sort == MentorSort::Name ? 0 : farthest, u""_s, 0};
}

SortPlace sortPlaceOf(MentorSort sort, const Hit& hit)
{
    switch (sort) {
    case MentorSort::Rating:
        return {hit.ratingRank, u""_s, hit.place};
    case MentorSort::Newest:
        return {toMillis(hit.createdAt), u""_s, hit.place};
    default:
        return {0, hit.nameKey, hit.place};
    }
}

// Names compare as their UTF-8 bytes do, which is how both engines sort them.
bool isBefore(MentorSort sort, const SortPlace& left, const SortPlace& right)
{
    if (sort == MentorSort::Name) {
        const int order = left.name.toUtf8().compare(right.name.toUtf8());
        return order != 0 ? order < 0 : left.place < right.place;
    }
    return std::tuple(-left.number, left.place) < std::tuple(-right.number, right.place);
}

std::vector<qint64> sorted(Transaction& tx, const SearchExpression& expression, MentorSort sort,
    const SortPlace& after, int most, bool common)
{
    QString words;
    if (tx.engine() == Engine::Postgres)
        words = expression.toTsquery();
    else
        words = common ? expression.toJson() : expression.toFts5();
    Query query = tx.query(statementFor(sort, common));
    query.bind("words", words).bind("place", after.place).bind("most", most);
    if (sort == MentorSort::Name)
        query.bind("key", after.name);
    else
        query.bind("key", after.number);
    return query.all([](const Query& row) { return row.get<qint64>(0); });
}

std::vector<CardRow> cards(Transaction& tx, const std::vector<qint64>& places)
{
    if (places.empty())
        return {};
    QString list = u"["_s;
    QHash<qint64, std::size_t> order;
    for (std::size_t i = 0; i < places.size(); ++i) {
        list += (i > 0 ? u","_s : QString()) + QString::number(places[i]);
        order.insert(places[i], i);
    }
    std::vector<CardRow> rows = tx.query(cardsAt).bind("places", list + u']').all(cardFrom);
    std::sort(rows.begin(), rows.end(), [&order](const CardRow& left, const CardRow& right) {
        return order.value(left.place) < order.value(right.place);
    });
    return rows;
}

std::optional<CardRow> mentor(Transaction& tx, UserId user)
{
    return tx.query(mentorById).bind("user", user).one([](const Query& row) {
        CardRow result = cardFrom(row);
        result.bio = row.get<std::optional<QString>>(18);
        return result;
    });
}

Asker asker(Transaction& tx, UserId user)
{
    Asker asker;
    tx.query(askerById).bind("user", user).one([&asker](const Query& row) {
        for (const Skill& skill : repository::unpackSkills(row.get<QString>(0)))
            asker.skills.push_back(skill.id);
        const QStringList goals = repository::lines(row.get<QString>(1));
        asker.goals = {goals.begin(), goals.end()};
        const QStringList languages = row.get<QString>(2).split(u' ', Qt::SkipEmptyParts);
        asker.languages = {languages.begin(), languages.end()};
        asker.place = row.get<std::optional<qint64>>(3);
        return true;
    });
    return asker;
}

} // namespace gremio::directory::hits
