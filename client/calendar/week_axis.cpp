// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/week_axis.h"

#include <QDateTime>

#include <algorithm>
#include <numeric>

namespace gremio {

namespace {

using namespace std::chrono_literals;
using std::chrono::minutes;
using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;

constexpr int wholeDay = 24 * 60;

/// No zone is further from UTC, and none ever skipped or repeated more than a day.
constexpr auto furthest = 48h;

/// A time in which the clocks run evenly: they show the instant plus `offset`.
struct Even {
    TimeSpan time;
    std::chrono::seconds offset{};

    LocalTime shown(Instant instant) const { return LocalTime(instant.time_since_epoch() + offset); }
    Instant when(LocalTime local) const { return Instant(local.time_since_epoch() - offset); }
};

QDateTime utc(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::UTC);
}

/// Asked of the transitions, since QTimeZone gives an invalid time for what the clocks skip and only one of
/// the two for what they show twice.
std::vector<Even> evenTimes(const QTimeZone& zone, const TimeSpan& range)
{
    std::vector<Even> found;
    Instant from = range.from;
    std::chrono::seconds offset(zone.offsetFromUtc(utc(from)));
    for (const QTimeZone::OffsetData& change : zone.transitions(utc(range.from), utc(range.to))) {
        const Instant at = instantFromMillis(change.atUtc.toMSecsSinceEpoch());
        const std::chrono::seconds next(change.offsetFromUtc);
        if (at <= from || at >= range.to || next == offset) // a new name for the same time
            continue;
        found.push_back({{from, at}, offset});
        from = at;
        offset = next;
    }
    found.push_back({{from, range.to}, offset});
    return found;
}

/// The first instant at which the clocks show that time or a later one.
Instant firstNotBefore(const std::vector<Even>& times, LocalTime local)
{
    for (const Even& even : times) {
        const Instant begun = std::max(even.time.from, even.when(local));
        if (begun < even.time.to)
            return begun;
    }
    return times.back().time.to;
}

int inMinutes(std::chrono::milliseconds length)
{
    return static_cast<int>(std::chrono::floor<minutes>(length).count());
}

/// A part of a day as the clocks show it.
struct Shown {
    Instant from{};
    int clock = 0; ///< minutes from midnight
    int end = 0;
};

} // namespace

int WeekAxis::Piece::end() const
{
    return at + inMinutes(time.length());
}

WeekAxis::WeekAxis(Date firstDay, const QTimeZone& zone, int days)
    : m_first(firstDay)
    , m_zone(zone.isValid() ? zone : QTimeZone::utc())
    , m_days(std::clamp(days, 1, 7))
    , m_pieces(std::size_t(m_days))
{
    const Instant begin{m_first.time_since_epoch()};
    const std::vector<Even> times =
        evenTimes(m_zone, {begin - furthest, begin + std::chrono::days(m_days) + furthest});
    std::vector<std::vector<Shown>> shown(m_pieces.size());
    for (int index = 0; index < m_days; ++index) {
        const LocalTime start = date(index);
        const LocalTime end = start + std::chrono::days(1);
        m_daySpans.push_back({firstNotBefore(times, start), firstNotBefore(times, end)});
        int past = 0; // how far the clocks have come on this day
        for (const Even& even : times) {
            const LocalTime from = std::max(even.shown(even.time.from), start);
            const LocalTime to = std::min(even.shown(even.time.to), end);
            if (to <= from)
                continue;
            const Shown part{even.when(from), inMinutes(from - start), inMinutes(to - start)};
            if (part.clock < past)
                m_repeats.push_back({part.clock, std::min(past, part.end)});
            past = std::max(past, part.end);
            shown[std::size_t(index)].push_back(part);
        }
    }
    std::sort(m_repeats.begin(), m_repeats.end(),
        [](const Repeat& a, const Repeat& b) { return std::pair(a.to, a.from) < std::pair(b.to, b.from); });
    m_repeats.erase(std::unique(m_repeats.begin(), m_repeats.end()), m_repeats.end());
    for (std::size_t index = 0; index < m_pieces.size(); ++index) {
        int past = 0;
        for (const Shown& part : shown[index]) {
            const int twice = std::clamp(past, part.clock, part.end);
            addPieces(m_pieces[index], part.from, part.clock, twice, true);
            addPieces(m_pieces[index], part.from + minutes(twice - part.clock), twice, part.end, false);
            past = std::max(past, part.end);
        }
    }
}

/// Parted where other days have their second time, so that each piece runs on without a break.
void WeekAxis::addPieces(std::vector<Piece>& pieces, Instant from, int clock, int clockEnd, bool again) const
{
    while (clock < clockEnd) {
        int end = clockEnd;
        if (!again) {
            for (const Repeat& repeat : m_repeats) {
                if (clock < repeat.to && repeat.to < end)
                    end = repeat.to;
            }
        }
        const int at = again ? endAt(clockEnd) : beginAt(clock);
        pieces.push_back({{from, from + minutes(end - clock)}, at});
        from += minutes(end - clock);
        clock = end;
    }
}

WeekAxis WeekAxis::everyWeek()
{
    // Any Monday: no date of it is ever shown.
    return WeekAxis(std::chrono::local_days(std::chrono::days(4)), QTimeZone::utc());
}

int WeekAxis::beginAt(int clock) const
{
    return std::accumulate(m_repeats.begin(), m_repeats.end(), clock, [&](int sum, const Repeat& repeat) {
        return repeat.to <= clock ? sum + repeat.to - repeat.from : sum;
    });
}

int WeekAxis::endAt(int clock) const
{
    return std::accumulate(m_repeats.begin(), m_repeats.end(), clock, [&](int sum, const Repeat& repeat) {
        return repeat.to < clock ? sum + repeat.to - repeat.from : sum;
    });
}

int WeekAxis::length() const
{
    return beginAt(wholeDay);
}

std::vector<WeekAxis::Hour> WeekAxis::hours() const
{
    std::vector<Hour> hours;
    for (int clock = 0; clock < wholeDay; clock += 60)
        hours.push_back({beginAt(clock), clock, false});
    for (const Repeat& repeat : m_repeats) {
        for (int clock = repeat.from; clock < repeat.to; clock += 60 - clock % 60)
            hours.push_back({endAt(repeat.to) + clock - repeat.from, clock, true});
    }
    std::sort(hours.begin(), hours.end(), [](const Hour& a, const Hour& b) { return a.at < b.at; });
    return hours;
}

TimeSpan WeekAxis::day(int day) const
{
    return m_daySpans.at(std::size_t(day));
}

int WeekAxis::minutesOf(int day) const
{
    int sum = 0;
    for (const Piece& piece : m_pieces.at(std::size_t(day)))
        sum += piece.end() - piece.at;
    return sum;
}

std::vector<WeekAxis::Stretch> WeekAxis::voids(int day) const
{
    std::vector<Stretch> found;
    int reached = 0;
    std::vector<Piece> pieces = m_pieces.at(std::size_t(day));
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.at < b.at; });
    for (const Piece& piece : pieces) {
        if (piece.at > reached)
            found.push_back({day, reached, piece.at});
        reached = std::max(reached, piece.end());
    }
    if (reached < length())
        found.push_back({day, reached, length()});
    return found;
}

std::vector<WeekAxis::Stretch> WeekAxis::stretchesOf(const TimeSpan& span) const
{
    std::vector<Stretch> found;
    for (int index = 0; index < m_days; ++index) {
        Stretch stretch{index, length(), 0};
        for (const Piece& piece : m_pieces[std::size_t(index)]) {
            if (!piece.time.overlaps(span))
                continue;
            const Instant from = std::max(piece.time.from, span.from);
            const Instant to = std::min(piece.time.to, span.to);
            stretch.from = std::min(stretch.from, piece.at + inMinutes(from - piece.time.from));
            stretch.to = std::max(stretch.to, piece.at + inMinutes(to - piece.time.from));
        }
        if (stretch.from < stretch.to)
            found.push_back(stretch);
    }
    return found;
}

std::optional<Instant> WeekAxis::at(int day, int minute) const
{
    if (day < 0 || day >= m_days)
        return {};
    for (const Piece& piece : m_pieces[std::size_t(day)]) {
        if (piece.at <= minute && minute < piece.end())
            return piece.time.from + minutes(minute - piece.at);
    }
    return {};
}

TimeSpan WeekAxis::spanOf(const Stretch& stretch) const
{
    TimeSpan span;
    for (const Piece& piece : m_pieces.at(std::size_t(stretch.day))) {
        const int from = std::max(piece.at, stretch.from);
        const int to = std::min(piece.end(), stretch.to);
        if (to <= from)
            continue;
        const TimeSpan part{
            piece.time.from + minutes(from - piece.at), piece.time.from + minutes(to - piece.at)};
        span = span.isEmpty() ? part : TimeSpan{std::min(span.from, part.from), std::max(span.to, part.to)};
    }
    return span;
}

Instant WeekAxis::nearest(int day, int minute) const
{
    const int index = std::clamp(day, 0, m_days - 1);
    for (const Piece& piece : m_pieces[std::size_t(index)]) {
        if (minute < piece.end())
            return piece.time.from + minutes(std::max(0, minute - piece.at));
    }
    return m_daySpans[std::size_t(index)].to;
}

std::optional<WeekAxis::Stretch> WeekAxis::placeOf(Instant instant) const
{
    for (int index = 0; index < m_days; ++index) {
        for (const Piece& piece : m_pieces[std::size_t(index)]) {
            if (piece.time.holds(instant)) {
                const int at = piece.at + inMinutes(instant - piece.time.from);
                return Stretch{index, at, at + 1};
            }
        }
    }
    return {};
}

int WeekAxis::placeOfMinutes(int minutes) const
{
    return minutes >= wholeDay ? length() : beginAt(std::max(0, minutes));
}

int WeekAxis::minutesShownAt(int place) const
{
    int shown = place;
    for (const Hour& hour : hours()) {
        if (hour.at <= place)
            shown = hour.minutes + place - hour.at;
    }
    return shown;
}

std::vector<Lane> lanesOf(const std::vector<TimeSpan>& spans)
{
    std::vector<std::size_t> order(spans.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(spans[a].from, -spans[a].length()) < std::pair(spans[b].from, -spans[b].length());
    });
    std::vector<Lane> lanes(spans.size());
    std::vector<Instant> ends; // of each lane
    std::vector<std::size_t> together;
    const auto close = [&] {
        for (const std::size_t one : together)
            lanes[one].lanes = static_cast<int>(ends.size());
        together.clear();
        ends.clear();
    };
    for (const std::size_t one : order) {
        if (std::all_of(ends.begin(), ends.end(), [&](Instant end) { return end <= spans[one].from; }))
            close();
        auto free =
            std::find_if(ends.begin(), ends.end(), [&](Instant end) { return end <= spans[one].from; });
        if (free == ends.end())
            free = ends.insert(ends.end(), Instant());
        *free = spans[one].to;
        lanes[one].lane = static_cast<int>(free - ends.begin());
        together.push_back(one);
    }
    close();
    return lanes;
}

} // namespace gremio
