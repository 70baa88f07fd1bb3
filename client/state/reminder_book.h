// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/local_database.h"
#include "shared/core/instant.h"
#include "shared/protocol/session.h"

#include <map>
#include <optional>
#include <vector>

namespace gremio {

/// What this computer has reminded of and is to remind of again, on disk.
class ReminderBook {
public:
    struct Snoozed {
        Instant startsAt{}; ///< the start that it is about
        Instant dueAt{};
    };

    /// file: made where it is missing. What is over by `now` is left out.
    ReminderBook(const QString& file, Instant now);

    /// False where a reminder of that start, or a later one, was told before.
    bool tell(const SessionId& id, Instant startsAt, int minutes);

    const std::map<SessionId, Snoozed>& snoozed() const { return m_snoozed; }
    void snooze(const SessionId& id, const Snoozed& snoozed);
    void wake(const SessionId& id);

    /// How long before a start one is reminded, as was known last; absent: it was never known.
    const std::optional<std::vector<int>>& minutes() const { return m_minutes; }
    void setMinutes(const std::vector<int>& minutes);

    /// Up to when the server is known to have told what was due.
    Instant heardUntil() const { return m_heardUntil; }
    /// Not each second: written when it has got a minute on, or when said.
    void setHeardUntil(Instant until, bool atOnce = false);

    void wipe();

private:
    void load(Instant now);
    void keep(const QString& name, const QString& value);

    LocalDatabase m_database;
    std::map<std::pair<SessionId, Instant>, int> m_told;
    std::map<SessionId, Snoozed> m_snoozed;
    std::optional<std::vector<int>> m_minutes;
    Instant m_heardUntil{};
    Instant m_heardWritten{};
};

} // namespace gremio
