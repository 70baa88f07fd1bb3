// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/availability.h"

namespace gremio {

namespace rules {
inline constexpr int slotDays = 60;
inline constexpr int slotDaysUnlessAsked = 14;
} // namespace rules

/// GET /mentors/:id/slots
struct SlotQuery {
    std::optional<QString> from;
    std::optional<QString> to;
    std::optional<int> minutes;
    std::optional<QString> timeZone;

    static constexpr auto fields()
    {
        return fieldList(
            field("from", &SlotQuery::from, "The first date, in `timeZone`; today if absent", CalendarDate{}),
            field("to", &SlotQuery::to, "The last date, at most 59 days after `from`; 13 if absent",
                CalendarDate{}),
            field("minutes", &SlotQuery::minutes, "How long; the first of the mentor's lengths if absent",
                rules::sessionMinutes),
            field("timeZone", &SlotQuery::timeZone, "Whose dates; that of one's account if absent",
                TimeZoneName{}));
    }
};

/// A time at which a session can be booked.
struct Slot {
    Instant startsAt{};
    QString date;

    static constexpr auto typeName = "Slot";
    static constexpr auto fields()
    {
        return fieldList(field("startsAt", &Slot::startsAt, "When a session may start"),
            field("date", &Slot::date, "The date of that in `timeZone`", CalendarDate{}));
    }
    bool operator==(const Slot&) const = default;
};

struct SlotList {
    QString timeZone;
    QString mentorTimeZone;
    int minutes = 0;
    std::vector<int> lengths;
    std::vector<Slot> items;

    static constexpr auto typeName = "SlotList";
    static constexpr auto fields()
    {
        return fieldList(field("timeZone", &SlotList::timeZone, "Whose dates these are"),
            field("mentorTimeZone", &SlotList::mentorTimeZone, "Where the mentor's clock is"),
            field("minutes", &SlotList::minutes, "How long a session in these slots takes"),
            field("lengths", &SlotList::lengths, "All that the mentor offers, in minutes"),
            field("items", &SlotList::items, "In order"));
    }
};

/// slots:changed
struct SlotsChanged {
    UserId mentorId;

    static constexpr auto typeName = "SlotsChanged";
    static constexpr auto fields()
    {
        return fieldList(field("mentorId", &SlotsChanged::mentorId, "Whose slots to load again"));
    }
    bool operator==(const SlotsChanged&) const = default;
};

} // namespace gremio
