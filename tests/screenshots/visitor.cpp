// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/visitor.h"

#include "tests/e2e/journeys.h"

namespace gremio::screenshots {

Visitor::Visitor(Album& album, const test::RunningServer& server, const QString& email)
    : app(e2e::signedIn(home.path(), server.url(), email))
{
    app.waitFor(QStringLiteral("rail_home"));
    album.prepare(app);
}

void lookAtSundaysNight(e2e::AppDriver& app)
{
    app.press(QStringLiteral("End"));
    for (int hour = 0; hour < 9; ++hour)
        app.press(QStringLiteral("Ctrl+Up"));
}

} // namespace gremio::screenshots
