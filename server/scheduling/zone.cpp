// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/zone.h"

#include <QDateTime>

#include <algorithm>

namespace gremio::scheduling {

namespace {

using namespace std::chrono_literals;

// No zone is further from UTC, and none ever skipped or repeated more than a day.
constexpr auto furthest = 48h;

QDateTime utc(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::UTC);
}

std::chrono::seconds offsetAt(const QTimeZone& zone, Instant instant)
{
    return std::chrono::seconds(zone.offsetFromUtc(utc(instant)));
}

/// When a stretch first shows that time or a later one; its end if it does not.
Instant firstNotBefore(const EvenStretch& stretch, LocalTime local)
{
    return std::min(std::max(stretch.time.from, stretch.when(local)), stretch.time.to);
}

} // namespace

std::vector<EvenStretch> evenStretches(const QTimeZone& zone, const Interval& range)
{
    std::vector<EvenStretch> stretches;
    if (range.isEmpty())
        return stretches;
    Instant from = range.from;
    std::chrono::seconds offset = offsetAt(zone, from);
    for (const QTimeZone::OffsetData& change : zone.transitions(utc(range.from), utc(range.to))) {
        const Instant at = instantFromMillis(change.atUtc.toMSecsSinceEpoch());
        const std::chrono::seconds next(change.offsetFromUtc);
        if (at <= from || at >= range.to || next == offset) // a new name for the same time parts nothing
            continue;
        stretches.push_back({{from, at}, offset});
        from = at;
        offset = next;
    }
    stretches.push_back({{from, range.to}, offset});
    return stretches;
}

std::optional<QTimeZone> zoneOf(const QString& name)
{
    const QTimeZone zone(name.toUtf8());
    return zone.isValid() ? std::optional(zone) : std::nullopt;
}

std::vector<Instant> instantsOf(const QTimeZone& zone, LocalTime local)
{
    const Instant near{local.time_since_epoch()};
    std::vector<Instant> found;
    for (const EvenStretch& stretch : evenStretches(zone, {near - furthest, near + furthest})) {
        const Instant instant = stretch.when(local);
        if (stretch.time.from <= instant && instant < stretch.time.to)
            found.push_back(instant);
    }
    return found;
}

Interval datesIn(const QTimeZone& zone, Date first, Date last)
{
    const Instant near{first.time_since_epoch()};
    const Instant farthest{last.time_since_epoch()};
    const LocalTime end = last + std::chrono::days(1);
    Interval dates{farthest + 2 * furthest, farthest + 2 * furthest};
    for (const EvenStretch& stretch : evenStretches(zone, {near - furthest, dates.to})) {
        if (const Instant begun = firstNotBefore(stretch, first); begun < stretch.time.to)
            dates.from = std::min(dates.from, begun);
        if (const Instant over = firstNotBefore(stretch, end); over < stretch.time.to)
            dates.to = std::min(dates.to, over);
    }
    return dates;
}

Date dateIn(const QTimeZone& zone, Instant instant)
{
    return std::chrono::floor<std::chrono::days>(
        LocalTime(instant.time_since_epoch() + offsetAt(zone, instant)));
}

} // namespace gremio::scheduling
