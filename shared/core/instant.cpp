// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/instant.h"

namespace gremio {

using namespace std::chrono;

namespace {

void putNumber(char* out, unsigned value, int width)
{
    for (int i = width - 1; i >= 0; --i) {
        out[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

/// Reads exactly `width` digits at `at`, or nothing.
std::optional<int> number(QByteArrayView text, qsizetype at, int width)
{
    if (at + width > text.size())
        return std::nullopt;
    int value = 0;
    for (qsizetype i = at; i < at + width; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool has(QByteArrayView text, qsizetype at, char c)
{
    return at < text.size() && text[at] == c;
}

} // namespace

QByteArray toRfc3339(Instant instant)
{
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss time{instant - day};
    QByteArray text("0000-00-00T00:00:00.000Z");
    char* out = text.data();
    putNumber(out, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    putNumber(out + 5, static_cast<unsigned>(date.month()), 2);
    putNumber(out + 8, static_cast<unsigned>(date.day()), 2);
    putNumber(out + 11, static_cast<unsigned>(time.hours().count()), 2);
    putNumber(out + 14, static_cast<unsigned>(time.minutes().count()), 2);
    putNumber(out + 17, static_cast<unsigned>(time.seconds().count()), 2);
    putNumber(out + 20, static_cast<unsigned>(time.subseconds().count()), 3);
    return text;
}

std::optional<Instant> parseRfc3339(QByteArrayView text)
{
    const auto y = number(text, 0, 4);
    const auto mo = number(text, 5, 2);
    const auto d = number(text, 8, 2);
    const auto h = number(text, 11, 2);
    const auto mi = number(text, 14, 2);
    const auto s = number(text, 17, 2);
    if (!y || !mo || !d || !h || !mi || !s || !has(text, 4, '-') || !has(text, 7, '-') || !has(text, 10, 'T')
        || !has(text, 13, ':') || !has(text, 16, ':') || *h > 23 || *mi > 59 || *s > 59)
        return std::nullopt;
    const year_month_day date{year(*y), month(static_cast<unsigned>(*mo)), day(static_cast<unsigned>(*d))};
    if (!date.ok())
        return std::nullopt;

    qsizetype at = 19;
    int fraction = 0;
    if (has(text, at, '.')) {
        ++at;
        int digits = 0;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digits) {
            if (digits < 3)
                fraction = fraction * 10 + (text[at] - '0');
        }
        if (digits == 0)
            return std::nullopt;
        for (; digits < 3; ++digits)
            fraction *= 10;
    }

    minutes offset{0};
    if (has(text, at, 'Z')) {
        ++at;
    } else if (has(text, at, '+') || has(text, at, '-')) {
        const auto oh = number(text, at + 1, 2);
        const auto om = number(text, at + 4, 2);
        if (!oh || !om || !has(text, at + 3, ':') || *oh > 23 || *om > 59)
            return std::nullopt;
        offset = hours(*oh) + minutes(*om);
        if (text[at] == '-')
            offset = -offset;
        at += 6;
    } else {
        return std::nullopt;
    }
    if (at != text.size())
        return std::nullopt;
    return Instant(sys_days(date) + hours(*h) + minutes(*mi) + seconds(*s) + milliseconds(fraction) - offset);
}

} // namespace gremio
