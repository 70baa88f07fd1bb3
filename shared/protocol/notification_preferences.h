// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"

#include <vector>

namespace gremio {

namespace rules {
inline constexpr int reminders = 3;
inline constexpr Range reminderMinutes{5, 7 * 24 * 60};
} // namespace rules

/// What one wants to be told when. GET and PUT /notifications/preferences
struct NotificationPreferences {
    std::vector<int> reminderMinutes; ///< the longest first
    bool remindersByMail = true;

    /// Of everybody who never said otherwise.
    static NotificationPreferences usual() { return {{24 * 60, 15}, true}; }

    static constexpr auto typeName = "NotificationPreferences";
    static constexpr auto fields()
    {
        using N = NotificationPreferences;
        return fieldList(field("reminderMinutes", &N::reminderMinutes,
                             "How many minutes before the start of a session one is reminded, the longest "
                             "first; none: not at all",
                             Items{0, rules::reminders}, Unique{}, each(rules::reminderMinutes)),
            field("remindersByMail", &N::remindersByMail, "Reminders come by mail, too"));
    }
    bool operator==(const NotificationPreferences&) const = default;
};

} // namespace gremio
