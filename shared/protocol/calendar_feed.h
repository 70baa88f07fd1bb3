// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"
#include "shared/core/instant.h"

namespace gremio {

/// The address under which calendar programs read one's sessions.
struct CalendarFeed {
    std::optional<QString> url;
    Instant createdAt{};

    static constexpr auto typeName = "CalendarFeed";
    static constexpr auto fields()
    {
        return fieldList(
            field("url", &CalendarFeed::url,
                "Where it is: told once, when it is made; whoever has it reads it. A path where the server "
                "does not know its own address"),
            field("createdAt", &CalendarFeed::createdAt, "When it was made"));
    }
    bool operator==(const CalendarFeed&) const = default;
};

} // namespace gremio
