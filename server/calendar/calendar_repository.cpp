// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/calendar/calendar_repository.h"

#include "server/scheduling/zone.h"

namespace gremio::calendar::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement replaceFeedRow("calendar/replace_feed");
constexpr Statement feedOfUser("calendar/feed");
constexpr Statement deleteFeed("calendar/delete_feed");
constexpr Statement changesOfUser("calendar/changes");
constexpr Statement readerByTokenHash("calendar/reader_by_token");
constexpr Statement readerById("calendar/reader");

Reader readerFrom(const Query& row)
{
    return {row.get<UserId>(0), scheduling::zoneOf(row.get<QString>(1)).value_or(QTimeZone::utc()),
        row.get<UiLocale>(2)};
}

} // namespace

void replaceFeed(Transaction& tx, UserId user, const QString& tokenHash)
{
    tx.query(replaceFeedRow).bind("user", user).bind("hash", tokenHash).bind("now", tx.now()).exec();
}

std::optional<Instant> feed(Transaction& tx, UserId user)
{
    return tx.query(feedOfUser).bind("user", user).value<Instant>();
}

void removeFeed(Transaction& tx, UserId user)
{
    tx.query(deleteFeed).bind("user", user).exec();
}

QHash<SessionId, Instant> changes(Transaction& tx, UserId user, Instant from)
{
    QHash<SessionId, Instant> found;
    Query query = tx.query(changesOfUser);
    query.bind("user", user).bind("from", from);
    while (query.next())
        found.insert(query.get<SessionId>(0), query.get<Instant>(1));
    return found;
}

std::optional<Reader> readerByToken(Transaction& tx, const QString& tokenHash)
{
    return tx.query(readerByTokenHash).bind("hash", tokenHash).one(readerFrom);
}

std::optional<Reader> reader(Transaction& tx, UserId user)
{
    return tx.query(readerById).bind("user", user).one(readerFrom);
}

} // namespace gremio::calendar::repository
