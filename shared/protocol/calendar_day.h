// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"
#include "shared/core/field_rules.h"

namespace gremio {

namespace rules {
inline constexpr int calendarDays = 400;
} // namespace rules

/// A date on which the organisation is closed.
struct CalendarDay {
    QString date;
    QString name;

    static constexpr auto typeName = "CalendarDay";
    static constexpr auto fields()
    {
        return fieldList(field("date", &CalendarDay::date, "Wherever one lives", CalendarDate{}),
            field("name", &CalendarDay::name, "What day it is", Line{}, Length{1, 100}));
    }
    bool operator==(const CalendarDay&) const = default;
};

/// GET and PUT /calendar-days
struct CalendarDays {
    std::vector<CalendarDay> items;

    static constexpr auto typeName = "CalendarDays";
    static constexpr auto fields()
    {
        return fieldList(field("items", &CalendarDays::items, "Each date once; answered in order",
            Items{0, rules::calendarDays}));
    }
    bool operator==(const CalendarDays&) const = default;
};

} // namespace gremio
