// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/calendar/calendar_service.h"

#include "server/calendar/calendar_repository.h"
#include "server/identity/crypto.h"
#include "server/identity/identity_events.h"
#include "server/scheduling/session_service.h"
#include "shared/core/problem.h"

namespace gremio::calendar {

using storage::Transaction;

namespace {

constexpr int tokenBytes = 32;

QString hashOf(const QString& token)
{
    return QString::fromLatin1(identity::sha256("gremio calendar " + token.toUtf8()).toHex());
}

} // namespace

CalendarService::CalendarService(QString name, QString publicUrl)
    : m_name(std::move(name))
    , m_publicUrl(std::move(publicUrl))
{
    while (m_publicUrl.endsWith(u'/'))
        m_publicUrl.chop(1);
}

void CalendarService::listen(storage::EventBus& bus)
{
    bus.inTransaction<identity::UserDeleted>(
        [](const identity::UserDeleted& event, Transaction& tx) { repository::removeFeed(tx, event.user); });
}

QByteArray CalendarService::session(Transaction& tx, UserId user, SessionId id) const
{
    const Session session = scheduling::SessionService::session(tx, user, id);
    const auto reader = repository::reader(tx, user);
    if (!reader)
        throw Problem(ErrorCode::NotFound);
    return iCalendar({session}, *reader, m_name, repository::changes(tx, user, session.startsAt));
}

CalendarFeed CalendarService::feed(Transaction& tx, UserId user)
{
    const auto createdAt = repository::feed(tx, user);
    if (!createdAt)
        throw Problem(ErrorCode::NotFound);
    return {{}, *createdAt};
}

CalendarFeed CalendarService::renewFeed(Transaction& tx, UserId user) const
{
    const QString token =
        QString::fromLatin1(identity::randomBytes(tokenBytes)
                                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    repository::replaceFeed(tx, user, hashOf(token));
    return {m_publicUrl + QStringLiteral("/api/v1/calendar/%1.ics").arg(token), tx.now()};
}

void CalendarService::removeFeed(Transaction& tx, UserId user)
{
    feed(tx, user);
    repository::removeFeed(tx, user);
}

QByteArray CalendarService::sessions(Transaction& tx, const QString& token) const
{
    const auto reader = repository::readerByToken(tx, hashOf(token));
    if (!reader)
        throw Problem(ErrorCode::NotFound);
    SessionQuery query;
    query.from = tx.now() - feedReachesBack;
    const auto sessions = scheduling::SessionService::sessions(tx, reader->user, query, {}, longestFeed);
    const Instant earliest = sessions.empty() ? tx.now() : sessions.front().startsAt;
    return iCalendar(sessions, *reader, m_name, repository::changes(tx, reader->user, earliest));
}

} // namespace gremio::calendar
