// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/mentorship.h"

namespace gremio {

/// Somebody whom the asker has blocked: neither writes to the other, and neither asks the other for
/// mentoring. They are not told.
struct BlockedUser {
    Person person;
    Instant blockedAt{};

    static constexpr auto typeName = "BlockedUser";
    static constexpr auto fields()
    {
        return fieldList(field("person", &BlockedUser::person, "Who it is"),
            field("blockedAt", &BlockedUser::blockedAt, "Since when"));
    }
    bool operator==(const BlockedUser&) const = default;
};

} // namespace gremio
