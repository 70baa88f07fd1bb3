// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/clock.h"
#include "tests/e2e/journeys.h"
#include "tests/screenshots/visitor.h"
#include "tests/screenshots/visits.h"

using namespace Qt::StringLiterals;
using gremio::e2e::AppDriver;
using gremio::e2e::goTo;

namespace gremio::screenshots {

namespace {

/// Lucía is reminded of her next session now, as if that were one of the times she chose.
void remindNow(test::RunningServer& server)
{
    const QString next =
        u"FROM sessions s JOIN users u ON u.id IN (s.mentor_id, s.apprentice_id) WHERE u.email_key = "
        u"'%1' AND s.status = 'scheduled' AND s.starts_at > %2 ORDER BY s.starts_at LIMIT 1"_s.arg(lucia)
            .arg(toMillis(SystemClock().now()));
    const QString minutes = u"((s.starts_at - %1) / 60000 + 1)"_s.arg(toMillis(SystemClock().now()));
    server.base().execute(
        u"INSERT INTO notification_preferences SELECT u.id, CAST(%1 AS TEXT), TRUE, 1 "_s.arg(minutes)
        + next);
    server.base().execute(
        u"INSERT OR REPLACE INTO session_reminders SELECT s.id, u.id, %1, s.starts_at, s.starts_at - 60000 * %1, NULL "_s
            .arg(minutes)
        + next);
}

} // namespace

void visitReminders(Album& album, test::RunningServer& server)
{
    Visitor visitor(album, server);
    AppDriver& app = visitor.app;
    app.waitFor(u"nextSessionCountdown"_s);
    app.waitForWords(album.isSpanish() ? u"Conectado"_s : u"Connected"_s);
    remindNow(server);
    app.waitFor(u"reminderOpen"_s);
    server.base().execute(u"DELETE FROM notification_preferences"_s);
    album.shootBoth(app, u"reminder"_s);
    goTo(app, u"messages"_s);
    album.shoot(app, u"reminder-messages"_s);
    app.click(u"reminderDismiss"_s);
    app.waitUntilGone(u"reminderDismiss"_s);
    goTo(app, u"settings"_s);
    app.waitFor(u"remind_1440"_s);
    app.click(u"remind_5"_s);
    app.waitForWords(album.isSpanish() ? u"Recordatorios guardados"_s : u"Reminders saved"_s);
    app.focus(u"notifyQuiet"_s); // the whole card
    album.shootBoth(app, u"settings-reminders"_s);
    app.click(u"remind_5"_s);
}

} // namespace gremio::screenshots
