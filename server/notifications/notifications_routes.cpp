// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notifications_routes.h"

#include "server/api/cursor.h"
#include "server/api/route_table.h"
#include "server/notifications/outbox_service.h"
#include "server/scheduling/reminder_preferences.h"

namespace gremio::notifications {

namespace {

struct MailPath {
    MailId id;
    static constexpr auto fields() { return fieldList(field("id", &MailPath::id, "The mail")); }
};

struct Seen {
    Instant at{};
    MailId id;
    static constexpr auto fields()
    {
        return fieldList(field("at", &Seen::at, "When it was made"), field("id", &Seen::id, "Which one"));
    }
};

Page<Mail> pageFrom(OutboxService::MailSlice slice)
{
    Page<Mail> page;
    page.items = std::move(slice.items);
    if (slice.next)
        page.nextCursor = api::toCursor(Seen{slice.next->createdAt, slice.next->id});
    return page;
}

} // namespace

void addNotificationsRoutes(api::RouteTable& routes, const OutboxService& outbox)
{
    namespace reminders = scheduling::reminders;

    routes.get("/notifications/preferences", "getNotificationPreferences")
        .tag("notifications")
        .summary("What I am told when")
        .access(api::Access::signedIn())
        .answers<NotificationPreferences>()
        .read([](auto& call) { return reminders::preferences(call.tx, call.caller.user); });

    routes.put("/notifications/preferences", "replaceNotificationPreferences")
        .tag("notifications")
        .summary("Say what you want to be told when")
        .description(
            "Of sessions that are booked already, too. A reminder whose time has passed comes no more.")
        .access(api::Access::signedIn())
        .scope(AccessScope::WriteProfile)
        .body<NotificationPreferences>()
        .answers<NotificationPreferences>()
        .replace([](auto& call) { return reminders::preferences(call.tx, call.caller.user); },
            [](auto& call) { return reminders::replacePreferences(call.tx, call.caller.user, call.body); });

    routes.get("/admin/mail", "listMail")
        .tag("admin")
        .summary("The mails that the server sends, newest first")
        .description("Not what they say: that may be a secret. `state=dead` lists those that were given up.")
        .access(api::Access::role(Role::Admin))
        .query<MailQuery>()
        .answers<Page<Mail>>()
        .read([&outbox](auto& call) {
            const auto seen = api::fromCursor<Seen>(call.query.cursor);
            return pageFrom(outbox.mails(call.tx, call.query,
                seen ? std::optional(repository::MailPosition{seen->at, seen->id}) : std::nullopt));
        });

    routes.post("/admin/mail/:id/retry", "retryMail")
        .tag("admin")
        .summary("Have a mail sent again that was given up")
        .access(api::Access::role(Role::Admin))
        .path<MailPath>()
        .answers<Mail>()
        .problems({ErrorCode::NotFound, ErrorCode::MailNotRetryable})
        .write([&outbox](auto& call) {
            return outbox.retry(call.tx, audit::Actor::user(call.caller.user), call.path.id);
        });
}

} // namespace gremio::notifications
