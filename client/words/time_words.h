// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/instant.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace gremio {

/// Times as people say them, in the app's language and the given zone. `now` is an argument so that tests own
/// the time.
class TimeWords {
    Q_DECLARE_TR_FUNCTIONS(TimeWords)

public:
    /// "just now", "20 min ago", "3 h ago", "yesterday", "5 days ago", "12 May", "12 May 2025".
    static QString ago(Instant then, Instant now, const QTimeZone& zone);
    /// The same where there is little room: "20 min", "3 h", "yesterday".
    static QString shortAgo(Instant then, Instant now, const QTimeZone& zone);
    /// "Expires in 12 days.", "Expires today."
    static QString expires(Instant then, Instant now, const QTimeZone& zone);
    /// "Request sent 2 days ago"
    static QString requestSent(Instant then, Instant now, const QTimeZone& zone);
    /// "Your mentor since today", "… since 12 November", "… since May", "… since May 2025"
    static QString mentorSince(Instant then, Instant now, const QTimeZone& zone);
    static QString apprenticeSince(Instant then, Instant now, const QTimeZone& zone);
    /// "12 May", with the year unless it is this one.
    static QString date(Instant then, Instant now, const QTimeZone& zone);
    /// "Tuesday 27 October"
    static QString longDate(Instant now, const QTimeZone& zone);
    /// "Madrid (CET)"
    static QString zoneName(const QTimeZone& zone, Instant now);
    /// "Good morning, Lucía", by the hour in the zone.
    static QString greeting(const QString& name, Instant now, const QTimeZone& zone);
    /// "10:22 there now" for a mentor elsewhere.
    static QString thereNow(const QTimeZone& zone, Instant now);

    /// The zone of that IANA name, or the system's.
    static QTimeZone zoneOf(const QString& name);

private:
    enum class Since { Today, Day, Month };
    static Since since(Instant then, Instant now, const QTimeZone& zone);
    static QString month(Instant then, Instant now, const QTimeZone& zone);
};

} // namespace gremio
