// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/availability/availability_draft.h"

#include "client/calendar/week_painter.h"

#include <algorithm>

namespace gremio {

namespace {

int minutesFrom(const QString& text)
{
    const auto time = timeOfDayFromText(text);
    return time ? static_cast<int>(time->count()) : 0;
}

QString textFrom(int minutes)
{
    return timeOfDayText(std::chrono::minutes(minutes));
}

} // namespace

std::vector<DayBlock> AvailabilityDraft::blocks() const
{
    std::vector<DayBlock> found;
    for (const AvailabilityBlock& block : value.blocks)
        found.push_back({block.weekday, minutesFrom(block.from), minutesFrom(block.to)});
    return WeekPainter::tidied(std::move(found));
}

void AvailabilityDraft::setBlocks(const std::vector<DayBlock>& blocks)
{
    value.blocks.clear();
    for (const DayBlock& block : blocks)
        value.blocks.push_back({block.weekday, textFrom(block.from), textFrom(block.to)});
}

std::vector<AvailabilityBlock> AvailabilityDraft::blocksOf(int weekday) const
{
    std::vector<AvailabilityBlock> found;
    for (const AvailabilityBlock& block : value.blocks) {
        if (block.weekday == weekday)
            found.push_back(block);
    }
    return found;
}

int AvailabilityDraft::changesFrom(const AvailabilityDraft& saved) const
{
    int changes = 0;
    for (int day = 1; day <= rules::weekdays; ++day)
        changes += blocksOf(day) == saved.blocksOf(day) ? 0 : 1;
    const auto compare = [&](const auto&... member) {
        ((changes += value.*member == saved.value.*member ? 0 : 1), ...);
    };
    compare(&Availability::timeZone, &Availability::lengths, &Availability::noticeMinutes,
        &Availability::bufferBeforeMinutes, &Availability::bufferAfterMinutes, &Availability::horizonDays);
    return changes;
}

AvailabilityDraft AvailabilityDraft::onTopOf(
    const AvailabilityDraft& now, const AvailabilityDraft& before) const
{
    AvailabilityDraft merged = now;
    merged.value.blocks.clear();
    for (int day = 1; day <= rules::weekdays; ++day) {
        const bool mine = blocksOf(day) != before.blocksOf(day);
        for (const AvailabilityBlock& block : mine ? blocksOf(day) : now.blocksOf(day))
            merged.value.blocks.push_back(block);
    }
    const auto keep = [&](const auto&... member) {
        ((value.*member == before.value.*member ? void() : void(merged.value.*member = value.*member)), ...);
    };
    keep(&Availability::timeZone, &Availability::lengths, &Availability::noticeMinutes,
        &Availability::bufferBeforeMinutes, &Availability::bufferAfterMinutes, &Availability::horizonDays);
    return merged;
}

std::vector<TimeSpan> freeTimeOf(const Availability& week,
    const std::vector<AvailabilityException>& exceptions, const std::vector<CalendarDay>& closed,
    const WeekAxis& axis)
{
    std::vector<TimeSpan> free;
    for (int day = 0; day < axis.days(); ++day) {
        const int weekday = int(std::chrono::weekday(axis.date(day)).iso_encoding());
        // All on one day of a week without dates; where its hours stand, the axis knows.
        std::vector<DayBlock> blocks;
        for (const AvailabilityBlock& block : week.blocks) {
            if (block.weekday == weekday)
                blocks.push_back({1, minutesFrom(block.from), minutesFrom(block.to)});
        }
        const QString date = dateText(axis.date(day));
        // The organisation closes the week, not what somebody adds to it for that date.
        if (std::any_of(
                closed.begin(), closed.end(), [&](const CalendarDay& one) { return one.date == date; }))
            blocks.clear();
        const auto apply = [&](bool more) {
            for (const AvailabilityException& one : exceptions) {
                // Dates of the same form are ordered as texts.
                if (date < one.firstDate || date > one.lastDate.value_or(one.firstDate)
                    || (one.kind == ExceptionKind::More) != more)
                    continue;
                const bool allDay = one.kind == ExceptionKind::Closed || !one.from || !one.to;
                const DayBlock stroke{
                    1, allDay ? 0 : minutesFrom(*one.from), allDay ? 24 * 60 : minutesFrom(*one.to)};
                blocks = WeekPainter::painted(blocks, stroke, !more);
            }
        };
        apply(true);
        apply(false);
        for (const DayBlock& block : WeekPainter::tidied(blocks)) {
            const TimeSpan span =
                axis.spanOf({day, axis.placeOfMinutes(block.from), axis.placeOfMinutes(block.to)});
            if (!span.isEmpty())
                free.push_back(span);
        }
    }
    return free;
}

} // namespace gremio
