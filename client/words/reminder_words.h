// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/session.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace gremio {

/// How one is reminded of a session that comes, in the app's language.
class ReminderWords {
    Q_DECLARE_TR_FUNCTIONS(ReminderWords)

public:
    /// "Session with Daniel in 15 minutes", for `me`.
    static QString title(const Session& session, const UserId& me, Instant now);
    /// Where whom and what about is not to be shown.
    static QString hiddenTitle();
    /// "Today 16:30–17:15 · Video call · Joins"
    static QString text(const Session& session, Instant now, const QTimeZone& zone);
    /// "Today 16:30–17:15"
    static QString hiddenText(const Session& session, Instant now, const QTimeZone& zone);
    /// "Snooze 5 min", "Snooze 1 h"
    static QString snooze(std::chrono::minutes length);
    /// Of a setting: "15 minutes", "1 hour", "24 hours", "2 days", "1 h 30 min"
    static QString before(int minutes);
};

} // namespace gremio
