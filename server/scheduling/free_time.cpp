// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/free_time.h"

#include <algorithm>

namespace gremio::scheduling {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::minutes;

/// One date's times, added up over the stretches in which the date is shown.
class Calendar {
public:
    Calendar(const Week& week, const EvenStretch& stretch)
        : m_week(week)
        , m_stretch(stretch)
    {
    }

    void add(Date date, std::vector<Interval>& open, std::vector<Interval>& shut) const
    {
        const auto weekday = std::chrono::weekday(date).iso_encoding();
        if (!m_week.closedDays.contains(date)) {
            for (const WeeklyBlock& block : m_week.blocks) {
                if (unsigned(block.weekday) == weekday)
                    put(date, block.from, block.to, open);
            }
        }
        for (const DateChange& change : m_week.changes) {
            if (date < change.first || change.last < date)
                continue;
            if (change.kind == DateChange::Kind::Closed)
                put(date, minutes(0), days(1), shut);
            else
                put(date, change.from, change.to, change.kind == DateChange::Kind::More ? open : shut);
        }
    }

private:
    void put(Date date, minutes from, minutes to, std::vector<Interval>& intervals) const
    {
        const Interval part =
            common(m_stretch.time, {m_stretch.when(date + from), m_stretch.when(date + to)});
        if (!part.isEmpty())
            intervals.push_back(part);
    }

    const Week& m_week;
    const EvenStretch& m_stretch;
};

Instant nextQuarter(Instant instant)
{
    const Instant before = std::chrono::floor<minutes>(instant);
    const auto into = before.time_since_epoch() % quarter;
    const Instant begun = before - into;
    return begun == instant ? instant : begun + quarter;
}

/// Until `take` gives false.
template <class F>
void forEachSlot(const std::vector<Interval>& free, const std::vector<Interval>& busy, minutes length,
    const SlotRules& rules, const Interval& range, Instant now, F take)
{
    const minutes pause = rules.before + rules.after;
    std::vector<Interval> taken;
    taken.reserve(busy.size());
    for (const Interval& other : busy)
        taken.push_back({other.from - pause, other.to + pause});
    const Instant earliest = std::max(range.from, now + rules.notice);
    const Instant end = std::min(range.to, now + rules.horizon);
    for (const Interval& piece : without(free, std::move(taken))) {
        for (Instant start = nextQuarter(std::max(piece.from, earliest));
             start < end && start + length <= piece.to; start += quarter) {
            if (!take(start))
                return;
        }
    }
}

} // namespace

std::vector<Interval> freeTime(const Week& week, const Interval& range)
{
    std::vector<Interval> open;
    std::vector<Interval> shut;
    for (const EvenStretch& stretch : evenStretches(week.zone, range)) {
        const Calendar calendar(week, stretch);
        const Date last = floor<days>(stretch.shown(stretch.time.to));
        for (Date date = floor<days>(stretch.shown(stretch.time.from)); date <= last; date += days(1))
            calendar.add(date, open, shut);
    }
    return without(std::move(open), std::move(shut));
}

std::vector<Instant> slotStarts(const std::vector<Interval>& free, const std::vector<Interval>& busy,
    minutes length, const SlotRules& rules, const Interval& range, Instant now)
{
    std::vector<Instant> starts;
    forEachSlot(free, busy, length, rules, range, now, [&starts](Instant start) {
        starts.push_back(start);
        return true;
    });
    return starts;
}

std::vector<Instant> firstSlots(const std::vector<Interval>& free, const std::vector<Interval>& busy,
    minutes length, const SlotRules& rules, const Interval& range, Instant now, std::size_t most)
{
    std::vector<Instant> first;
    forEachSlot(free, busy, length, rules, range, now, [&](Instant start) {
        if (first.empty() || start >= first.back() + length)
            first.push_back(start);
        return first.size() < most;
    });
    return first;
}

} // namespace gremio::scheduling
