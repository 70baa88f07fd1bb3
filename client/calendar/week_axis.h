// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/calendar/week_block.h"

#include <QTimeZone>

#include <vector>

namespace gremio {

/// Where the instants of a few days stand on a common axis of hours, in a zone. Pure: no pixels, no widgets.
///
/// The axis is the clock on the wall, 0 to 1440 minutes. What the clocks skip on a day is a *void* there: the
/// day has 23 hours, and nothing can be put into the hour that is not. Where the clocks are put back, the
/// axis is longer by what comes twice, for all days: the second time follows the first, and is a void on the
/// days that do not have it. So every instant has one place, and a place at most one instant.
class WeekAxis {
public:
    /// days: 1 to 7. An invalid zone counts as UTC.
    WeekAxis(Date firstDay, const QTimeZone& zone, int days = 7);
    /// Monday to Sunday of no particular week.
    static WeekAxis everyWeek();

    struct Stretch {
        int day = 0; ///< from 0
        int from = 0; ///< minutes on the axis
        int to = 0;

        bool operator==(const Stretch&) const = default;
    };
    struct Hour {
        int at = 0; ///< minutes on the axis
        int minutes = 0; ///< shown by the clock, from midnight
        bool again = false; ///< the clocks show it for the second time

        bool operator==(const Hour&) const = default;
    };

    int days() const { return m_days; }
    Date date(int day) const { return m_first + std::chrono::days(day); }
    const QTimeZone& zone() const { return m_zone; }
    /// In minutes: 1440, or more where something comes twice.
    int length() const;
    /// Where the hours begin, from 0; not the end.
    std::vector<Hour> hours() const;

    /// From the first instant of the day to the first of the next.
    TimeSpan day(int day) const;
    TimeSpan span() const { return {day(0).from, day(m_days - 1).to}; }
    /// How much time the day has: 1440 on most days.
    int minutesOf(int day) const;
    /// What no instant of the day stands at.
    std::vector<Stretch> voids(int day) const;

    /// One stretch per day that it touches, in order; clipped to the days.
    std::vector<Stretch> stretchesOf(const TimeSpan& span) const;
    /// The instant that stands there; nothing in a void. The end of the axis belongs to no day.
    std::optional<Instant> at(int day, int minute) const;
    /// The time that stands within a stretch; empty in a void.
    TimeSpan spanOf(const Stretch& stretch) const;
    /// The nearest instant, which in a void is the one after it.
    Instant nearest(int day, int minute) const;
    /// The day and place of an instant; nothing outside.
    std::optional<Stretch> placeOf(Instant instant) const;
    /// Where the clock shows that time for the first time.
    int placeOfMinutes(int minutes) const;
    /// What the clock shows there, in minutes from midnight.
    int minutesShownAt(int place) const;

private:
    /// A part of a day in which the clocks run evenly.
    struct Piece {
        TimeSpan time;
        int at = 0; ///< its begin on the axis
        int end() const;
    };
    /// What the clocks show twice on one of the days.
    struct Repeat {
        int from = 0; ///< minutes on the wall
        int to = 0;

        auto operator<=>(const Repeat&) const = default;
    };
    int beginAt(int clock) const;
    int endAt(int clock) const;
    void addPieces(std::vector<Piece>& pieces, Instant from, int clock, int clockEnd, bool again) const;

    Date m_first;
    QTimeZone m_zone;
    int m_days;
    std::vector<std::vector<Piece>> m_pieces; ///< of each day, in order
    std::vector<TimeSpan> m_daySpans;
    std::vector<Repeat> m_repeats; ///< by their ends
};

/// Which of several columns a block stands in, so that those that overlap stand side by side.
struct Lane {
    int lane = 0;
    int lanes = 1;

    bool operator==(const Lane&) const = default;
};

/// One per span, in the same order. Spans that overlap, also by way of others, share their width.
std::vector<Lane> lanesOf(const std::vector<TimeSpan>& spans);

} // namespace gremio
