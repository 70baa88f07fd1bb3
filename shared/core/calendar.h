// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace gremio {

/// A date on the wall, of no particular zone.
using Date = std::chrono::local_days;

/// `2026-11-20`; nothing for what is no date of the years 1970 to 9999.
std::optional<Date> dateFromText(QStringView text);
QString dateText(Date date);

/// `09:00` as minutes from midnight, to `24:00`, the end of the day; nothing for anything else.
std::optional<std::chrono::minutes> timeOfDayFromText(QStringView text);
QString timeOfDayText(std::chrono::minutes sinceMidnight);

} // namespace gremio
