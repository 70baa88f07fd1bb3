// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/paging.h"

#include <array>

namespace gremio {

namespace rules {
inline constexpr int weekdays = 7;
inline constexpr int blocksOfWeek = 70;
inline constexpr int sessionLengths = 6;
inline constexpr int exceptionsOfMentor = 400;
inline constexpr int exceptionDays = 366;
inline constexpr Range sessionMinutes{15, 240};
} // namespace rules

/// On every such weekday, by the clock of the mentor's zone.
struct AvailabilityBlock {
    int weekday = 1;
    QString from;
    QString to;

    static constexpr auto typeName = "AvailabilityBlock";
    static constexpr auto fields()
    {
        return fieldList(field("weekday", &AvailabilityBlock::weekday, "1 is Monday, 7 is Sunday (ISO 8601)",
                             Range{1, rules::weekdays}),
            field("from", &AvailabilityBlock::from, "`09:00`; on a quarter of an hour", TimeOfDay{}),
            field("to", &AvailabilityBlock::to, "After `from`; `24:00` is the end of the day", TimeOfDay{}));
    }
    bool operator==(const AvailabilityBlock&) const = default;
};

/// When a mentor can be met, every week. GET and PUT /availability
struct Availability {
    QString timeZone;
    std::vector<AvailabilityBlock> blocks;
    std::vector<int> lengths;
    int noticeMinutes = 24 * 60;
    int bufferBeforeMinutes = 0;
    int bufferAfterMinutes = 0;
    int horizonDays = 60;

    static constexpr auto typeName = "Availability";
    static constexpr auto fields()
    {
        return fieldList(field("timeZone", &Availability::timeZone,
                             "The IANA zone whose clock the times are told by", TimeZoneName{}),
            field("blocks", &Availability::blocks, "The free time of a week; no two of a day overlap",
                Items{0, rules::blocksOfWeek}),
            field("lengths", &Availability::lengths, "Minutes that a session may take",
                Items{1, rules::sessionLengths}, Unique{}, each(rules::sessionMinutes)),
            field("noticeMinutes", &Availability::noticeMinutes, "Nobody books sooner than this",
                MayBeAbsent{}, Range{0, 30 * 24 * 60}),
            field("bufferBeforeMinutes", &Availability::bufferBeforeMinutes, "Kept free before each session",
                MayBeAbsent{}, Range{0, 240}),
            field("bufferAfterMinutes", &Availability::bufferAfterMinutes, "Kept free after each session",
                MayBeAbsent{}, Range{0, 240}),
            field("horizonDays", &Availability::horizonDays, "Nobody books further ahead than this",
                MayBeAbsent{}, Range{1, 366}));
    }
    bool operator==(const Availability&) const = default;
};

enum class ExceptionKind { Closed, Less, More };

template <>
struct EnumNames<ExceptionKind> {
    static constexpr auto typeName = "ExceptionKind";
    static constexpr std::array values{std::pair{ExceptionKind::Closed, "closed"},
        std::pair{ExceptionKind::Less, "less"}, std::pair{ExceptionKind::More, "more"}};
};

/// POST /availability/exceptions
struct AvailabilityExceptionBody {
    ExceptionKind kind = ExceptionKind::Closed;
    QString firstDate;
    std::optional<QString> lastDate;
    std::optional<QString> from;
    std::optional<QString> to;
    QString note;

    static constexpr auto typeName = "AvailabilityExceptionBody";
    static constexpr auto fields()
    {
        using E = AvailabilityExceptionBody;
        return fieldList(field("kind", &E::kind, "`closed`: all day; `less` and `more`: from `from` to `to`"),
            field("firstDate", &E::firstDate, "In the mentor's zone", CalendarDate{}),
            field("lastDate", &E::lastDate, "`firstDate` if absent", CalendarDate{}),
            field("from", &E::from, "Only of `less` and `more`; on a quarter of an hour", TimeOfDay{}),
            field("to", &E::to, "Likewise, and after `from`", TimeOfDay{}),
            field("note", &E::note, "Why; nobody else sees it", MayBeAbsent{}, Line{}, Length{0, 100}));
    }
};

/// What differs from the week on some dates.
struct AvailabilityException : AvailabilityExceptionBody {
    AvailabilityExceptionId id;

    static constexpr auto typeName = "AvailabilityException";
    static constexpr auto fields()
    {
        return std::tuple_cat(fieldList(field("id", &AvailabilityException::id, "Never changes")),
            AvailabilityExceptionBody::fields());
    }
};

struct AvailabilityExceptionList {
    std::vector<AvailabilityException> items;

    static constexpr auto typeName = "AvailabilityExceptionList";
    static constexpr auto fields()
    {
        return fieldList(field(
            "items", &AvailabilityExceptionList::items, "Those that are not over, by their first dates"));
    }
};

} // namespace gremio
