// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/role.h"
#include "shared/protocol/session.h"

#include <QHash>
#include <QTimeZone>

/// Sessions as calendar programs read them (RFC 5545, RFC 7986).
namespace gremio::calendar {

/// For whom a calendar is written.
struct Reader {
    UserId user;
    QTimeZone zone;
    UiLocale locale = UiLocale::English;
};

/// One VCALENDAR with an event for each session and, unless it is UTC, the reader's zone: every change of its
/// clocks from before the first event to a year after the last, as they are known now. The same bytes for the
/// same sessions. An event's UID is the session's id and its SEQUENCE the session's, so a program takes what
/// was changed for the same event, and cancelled ones stay in it as that. DTSTAMP and LAST-MODIFIED are when
/// the session was last changed, which `changes` says of those that are not as they were made. Any thread.
QByteArray iCalendar(const std::vector<Session>& sessions, const Reader& reader, const QString& name,
    const QHash<SessionId, Instant>& changes = {});

} // namespace gremio::calendar
