// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/admin_routes.h"
#include "server/app/http_service.h"
#include "server/audit/audit_routes.h"
#include "server/calendar/calendar_routes.h"
#include "server/chat/chat_routes.h"
#include "server/directory/directory_routes.h"
#include "server/export/export_routes.h"
#include "server/identity/identity_routes.h"
#include "server/mentorship/mentorship_routes.h"
#include "server/moderation/block_routes.h"
#include "server/notifications/notifications_routes.h"
#include "server/pages/page_routes.h"
#include "server/realtime/hub/async_api.h"
#include "server/reviews/review_routes.h"
#include "server/scheduling/availability_routes.h"
#include "server/scheduling/session_routes.h"
#include "server/system/system_routes.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace gremio::app {

void addAllRoutes(api::RouteTable& routes, Services& services, const Settings& settings)
{
    identity::addIdentityRoutes(routes, services.identity);
    identity::addAccountSecurityRoutes(routes, services.accountSecurity);
    identity::addAccessKeyRoutes(routes, services.accessKeys);
    directory::addDirectoryRoutes(routes, services.directory, services.mentorSearch);
    mentorship::addMentorshipRoutes(routes, services.mentorship);
    moderation::addBlockRoutes(routes);
    scheduling::addAvailabilityRoutes(routes, services.availability);
    scheduling::addSessionRoutes(routes, services.sessions);
    reviews::addReviewRoutes(routes, services.reviews);
    calendar::addCalendarRoutes(routes, services.calendar);
    chat::addChatRoutes(routes, databaseUrl(settings).engine());
    exporting::addExportRoutes(routes, services.exporter);
    admin::addAdminRoutes(routes, services.admin);
    audit::addAuditRoutes(routes);
    notifications::addNotificationsRoutes(routes, services.outbox);

    pages::addPageRoutes(routes);

    ServerInfo info;
    info.product = QStringLiteral("gremio");
    info.name = settings.text("name");
    info.version = QCoreApplication::applicationVersion();
    info.registration =
        enumFromText<Registration>(settings.text("registration").toUtf8()).value_or(Registration::Closed);
    info.sendsMail = smtpServer(settings).has_value();
    system::addSystemRoutes(routes, info,
        realtime::asyncApiDocument(services.events, info.version.toUtf8()), // last: it describes the others
        databaseUrl(settings).engine() == storage::Engine::Sqlite
            ? QFileInfo(databaseUrl(settings).database()).path()
            : QString(),
        services.neighbours ? [bus = services.neighbours.get()] { return bus->isJoined(); }
                            : std::function<bool()>());
}

} // namespace gremio::app
