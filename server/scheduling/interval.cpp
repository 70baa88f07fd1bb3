// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/interval.h"

#include <algorithm>

namespace gremio::scheduling {

std::vector<Interval> merged(std::vector<Interval> intervals)
{
    std::sort(intervals.begin(), intervals.end(),
        [](const Interval& one, const Interval& other) { return one.from < other.from; });
    std::vector<Interval> result;
    for (const Interval& next : intervals) {
        if (next.isEmpty())
            continue;
        if (!result.empty() && next.from <= result.back().to)
            result.back().to = std::max(result.back().to, next.to);
        else
            result.push_back(next);
    }
    return result;
}

std::vector<Interval> without(std::vector<Interval> intervals, std::vector<Interval> taken)
{
    const std::vector<Interval> all = merged(std::move(intervals));
    const std::vector<Interval> gone = merged(std::move(taken));
    std::vector<Interval> left;
    auto next = gone.begin();
    for (Interval rest : all) {
        while (next != gone.end() && next->to <= rest.from)
            ++next;
        for (auto cut = next; cut != gone.end() && cut->from < rest.to; ++cut) {
            if (rest.from < cut->from)
                left.push_back({rest.from, cut->from});
            rest.from = std::max(rest.from, cut->to);
        }
        if (!rest.isEmpty())
            left.push_back(rest);
    }
    return left;
}

Interval common(const Interval& one, const Interval& other)
{
    return {std::max(one.from, other.from), std::min(one.to, other.to)};
}

} // namespace gremio::scheduling
