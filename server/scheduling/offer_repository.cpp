// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/offer_repository.h"

#include "server/storage/text_array.h"
#include "shared/core/calendar.h"
#include "shared/protocol/availability.h"

#include <algorithm>

namespace gremio::scheduling::repository {

using storage::Engine;
using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement offersOfUsers("scheduling/offers_of");
constexpr Statement rulesOfUsers("scheduling/rules_of");
constexpr Statement exceptionsOfUsers("scheduling/exceptions_of");
constexpr Statement busyOfUsers("scheduling/busy_of");

constexpr std::chrono::hours longest{24}; // of what takes time; a CHECK keeps it

std::chrono::minutes shortestOf(const QString& lengths)
{
    int shortest = 0;
    for (const QStringView word : QStringView(lengths).split(u' ', Qt::SkipEmptyParts))
        shortest = shortest == 0 ? word.toInt() : std::min(shortest, word.toInt());
    return std::chrono::minutes(shortest);
}

DateChange changeFrom(const Query& row)
{
    DateChange change;
    const auto kind = row.get<ExceptionKind>(1);
    change.kind = kind == ExceptionKind::Closed ? DateChange::Kind::Closed
        : kind == ExceptionKind::Less           ? DateChange::Kind::Less
                                                : DateChange::Kind::More;
    change.first = dateFromText(row.get<QString>(2)).value();
    change.last = dateFromText(row.get<QString>(3)).value();
    change.from = std::chrono::minutes(row.get<std::optional<int>>(4).value_or(0));
    change.to = std::chrono::minutes(row.get<std::optional<int>>(5).value_or(0));
    return change;
}

} // namespace

std::vector<OfferRow> offersOf(Transaction& tx, const std::vector<UserId>& users, UserId asker)
{
    return tx.query(offersOfUsers)
        .bind("users", storage::setOf(tx.engine(), users))
        .bind("asker", asker)
        .all([](const Query& row) {
            OfferRow offer;
            offer.user = row.get<UserId>(0);
            offer.rev = row.get<qint64>(1);
            offer.timeZone = row.get<QString>(2);
            offer.rules.notice = std::chrono::minutes(row.get<int>(3));
            offer.rules.before = std::chrono::minutes(row.get<int>(4));
            offer.rules.after = std::chrono::minutes(row.get<int>(5));
            offer.rules.horizon = std::chrono::days(row.get<int>(6));
            offer.shortest = shortestOf(row.get<QString>(7));
            return offer;
        });
}

std::unordered_map<UserId, WeekRows> weeksOf(
    Transaction& tx, const std::vector<UserId>& users, const QString& notOverOn)
{
    std::unordered_map<UserId, WeekRows> weeks;
    const QString set = storage::setOf(tx.engine(), users);
    Query rules = tx.query(rulesOfUsers);
    rules.bind("users", set);
    while (rules.next()) {
        weeks[rules.get<UserId>(0)].blocks.push_back({rules.get<int>(1),
            std::chrono::minutes(rules.get<int>(2)), std::chrono::minutes(rules.get<int>(3))});
    }
    Query exceptions = tx.query(exceptionsOfUsers);
    exceptions.bind("users", set).bind("date", notOverOn);
    while (exceptions.next())
        weeks[exceptions.get<UserId>(0)].changes.push_back(changeFrom(exceptions));
    return weeks;
}

std::unordered_map<UserId, std::vector<Interval>> busyOf(
    Transaction& tx, const std::vector<UserId>& users, const Interval& range, UserId asker)
{
    std::unordered_map<UserId, std::vector<Interval>> times;
    Query query = tx.query(busyOfUsers);
    query.bind("users", storage::setOf(tx.engine(), users))
        .bind("asker", asker)
        .bind("earliest", range.from - longest)
        .bind("from", range.from)
        .bind("to", range.to)
        .bind("now", tx.now());
    while (query.next())
        times[query.get<UserId>(0)].push_back({query.get<Instant>(1), query.get<Instant>(2)});
    return times;
}

} // namespace gremio::scheduling::repository
