// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/icon.h"
#include "shared/core/calendar.h"
#include "shared/core/instant.h"

#include <QString>

namespace gremio {

/// A stretch of time, half-open.
struct TimeSpan {
    Instant from{};
    Instant to{};

    bool isEmpty() const { return to <= from; }
    bool holds(Instant instant) const { return from <= instant && instant < to; }
    bool holds(const TimeSpan& other) const { return from <= other.from && other.to <= to; }
    bool overlaps(const TimeSpan& other) const { return from < other.to && other.from < to; }
    std::chrono::milliseconds length() const { return to - from; }
    bool operator==(const TimeSpan&) const = default;
};

/// Something that takes time in a week: a session, or somebody's hold.
struct WeekBlock {
    /// How it is drawn; look.md, screen 5. Never by colour alone: each has its own line or icon, too.
    enum class Look {
        Learn, ///< surface, 4 px edge
        Mentor, ///< accent-soft, 4 px edge
        Next, ///< filled: the next one, or one that is going on
        Proposed, ///< dashed: waits for somebody's yes
        Completed, ///< neutral, a tick
        Cancelled, ///< dashed and struck
        Held, ///< dashed, neutral: somebody else is booking it at this moment
    };

    QString id; ///< the caller's; unique in the week
    TimeSpan time;
    QString title; ///< first line
    QString person; ///< second line, after the time
    QString state; ///< in words, for the tooltip and screen readers: "You learn, scheduled"
    Look look = Look::Learn;
    ui::Icon icon = ui::Icon::None; ///< at the top right; None: the look's own
    bool movable = false; ///< may be dragged to another time

    bool operator==(const WeekBlock&) const = default;
};

/// Free time of every week, by the clock: minutes from midnight, 0 to 1440, on quarters of an hour.
struct DayBlock {
    int weekday = 1; ///< 1 is Monday, 7 is Sunday (ISO 8601)
    int from = 0;
    int to = 0;

    bool operator==(const DayBlock&) const = default;
};

} // namespace gremio
