// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/calendar.h"

namespace gremio {

namespace {

/// Digits only; -1 for anything else.
int number(QStringView digits)
{
    int value = 0;
    for (const QChar c : digits) {
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

} // namespace

std::optional<Date> dateFromText(QStringView text)
{
    if (text.size() != 10 || text[4] != u'-' || text[7] != u'-')
        return std::nullopt;
    const int year = number(text.first(4));
    const int month = number(text.sliced(5, 2));
    const int day = number(text.sliced(8, 2));
    if (year < 1970 || month < 1 || day < 1)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional(Date(date)) : std::nullopt;
}

QString dateText(Date date)
{
    const std::chrono::year_month_day parts(date);
    return QStringLiteral("%1-%2-%3")
        .arg(int(parts.year()), 4, 10, QLatin1Char('0'))
        .arg(unsigned(parts.month()), 2, 10, QLatin1Char('0'))
        .arg(unsigned(parts.day()), 2, 10, QLatin1Char('0'));
}

std::optional<std::chrono::minutes> timeOfDayFromText(QStringView text)
{
    if (text.size() != 5 || text[2] != u':')
        return std::nullopt;
    const int hour = number(text.first(2));
    const int minute = number(text.sliced(3));
    if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 24 * 60)
        return std::nullopt;
    return std::chrono::minutes(hour * 60 + minute);
}

QString timeOfDayText(std::chrono::minutes sinceMidnight)
{
    const auto minutes = static_cast<int>(sinceMidnight.count());
    return QStringLiteral("%1:%2")
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

} // namespace gremio
