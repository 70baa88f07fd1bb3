// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/session.h"

namespace gremio {

using NotificationId = Id<struct NotificationTag>;

enum class NotificationKind { SessionReminder };

template <>
struct EnumNames<NotificationKind> {
    static constexpr auto typeName = "NotificationKind";
    static constexpr std::array values{std::pair{NotificationKind::SessionReminder, "session-reminder"}};
};

/// Something that a user should know now. Told over a lasting connection; the app says it in its own
/// language.
struct Notification {
    NotificationId id;
    NotificationKind kind = NotificationKind::SessionReminder;
    Instant createdAt{};
    std::optional<Session> session;
    std::optional<int> minutesBefore;

    static constexpr auto typeName = "Notification";
    static constexpr auto fields()
    {
        return fieldList(field("id", &Notification::id, "Never changes"),
            field("kind", &Notification::kind, "What it is about"),
            field("createdAt", &Notification::createdAt, "When it became due"),
            field("session", &Notification::session, "Of `session-reminder`: the session that comes"),
            field("minutesBefore", &Notification::minutesBefore,
                "Of `session-reminder`: which of the reminders it is, by its minutes before the start"));
    }
    bool operator==(const Notification&) const = default;
};

} // namespace gremio
