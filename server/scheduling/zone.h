// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/scheduling/interval.h"
#include "shared/core/calendar.h"

#include <QTimeZone>

#include <optional>

namespace gremio::scheduling {

/// What the clock on a wall shows: milliseconds since 1970-01-01T00:00 of its own zone.
using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;

/// A stretch in which the clocks of a zone run evenly: they show the instant plus `offset`.
struct EvenStretch {
    Interval time;
    std::chrono::seconds offset{};

    LocalTime shown(Instant instant) const { return LocalTime(instant.time_since_epoch() + offset); }
    Instant when(LocalTime local) const { return Instant(local.time_since_epoch() - offset); }
};

/// The range in stretches, parted where the clocks are put forward or back. All that is asked about local
/// times is answered over these, since QTimeZone alone gives an invalid time for what is skipped and only
/// one of the two instants for what comes twice.
std::vector<EvenStretch> evenStretches(const QTimeZone& zone, const Interval& range);

/// The zone of that IANA name, or nothing.
std::optional<QTimeZone> zoneOf(const QString& name);

/// The instants at which the clocks show that time: one; none when it is skipped; two when it comes twice.
std::vector<Instant> instantsOf(const QTimeZone& zone, LocalTime local);

/// From the first instant at which the clocks show a time of `first` to the first of the day after `last`.
Interval datesIn(const QTimeZone& zone, Date first, Date last);

/// The date that the clocks show.
Date dateIn(const QTimeZone& zone, Instant instant);

} // namespace gremio::scheduling
