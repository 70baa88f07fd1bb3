// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/event_bus.h"
#include "server/storage/transaction.h"
#include "shared/protocol/calendar_feed.h"
#include "shared/protocol/session.h"

#include <chrono>

namespace gremio::calendar {

/// How far back a feed goes, and how many sessions it holds at most: the first of that time.
inline constexpr std::chrono::days feedReachesBack{90};
inline constexpr int longestFeed = 1000;

/// One's sessions as calendar programs read them: a file of one session, or all that come under an address of
/// one's own, which is as secret as a password and can be taken back. Each call inside the caller's
/// transaction; what is not kept is thrown as Problem. Any thread.
class CalendarService {
public:
    /// `name` is the organisation's; `publicUrl` may be empty.
    CalendarService(QString name, QString publicUrl);

    /// Ties it to what happens to accounts, in the transactions that do it. Outlives the bus's last event.
    static void listen(storage::EventBus& bus);

    /// NotFound for everybody but the two.
    QByteArray session(storage::Transaction& tx, UserId user, SessionId id) const;

    /// NotFound while there is none.
    static CalendarFeed feed(storage::Transaction& tx, UserId user);
    /// Another address; the former one leads nowhere from then on.
    CalendarFeed renewFeed(storage::Transaction& tx, UserId user) const;
    /// NotFound.
    static void removeFeed(storage::Transaction& tx, UserId user);

    /// NotFound for a token that is nobody's.
    QByteArray sessions(storage::Transaction& tx, const QString& token) const;

private:
    QString m_name;
    QString m_publicUrl;
};

} // namespace gremio::calendar
