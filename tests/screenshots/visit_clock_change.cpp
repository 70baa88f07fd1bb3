// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/availability.h"
#include "tests/e2e/by_api.h"
#include "tests/e2e/journeys.h"
#include "tests/screenshots/visitor.h"
#include "tests/screenshots/visits.h"
#include "tests/support/wrong_clock.h"

#include <QDateTime>

#include <stdexcept>

using namespace Qt::StringLiterals;
using gremio::e2e::AppDriver;
using gremio::e2e::goTo;

namespace gremio::screenshots {

namespace {

/// Free at night, too: what becomes of the hour that is missing, or comes twice, can be seen.
void freeAtNight(const test::RunningServer& server)
{
    e2e::ByApi her = e2e::ByApi::signedIn(server, lucia, e2e::demoPassword);
    Availability week;
    week.timeZone = u"Europe/Madrid"_s;
    week.lengths = {30, 60};
    week.noticeMinutes = 0;
    week.blocks = {{1, u"16:00"_s, u"19:00"_s}, {6, u"01:00"_s, u"05:00"_s}, {7, u"01:00"_s, u"05:00"_s}};
    if (her.http.put("/api/v1/availability", week).status != 200)
        throw std::runtime_error("the week was not taken");
}

void visitWeek(Album& album, const char* today, const QString& name)
{
    test::WrongClock clock;
    clock.setTo(instantFromMillis(
        QDateTime::fromString(QString::fromLatin1(today), Qt::ISODate).toMSecsSinceEpoch()));
    test::RunningServer server(test::Engine::Sqlite, {}, true);
    freeAtNight(server);
    Visitor visitor(album, server);
    AppDriver& app = visitor.app;
    goTo(app, u"sessions"_s);
    app.waitForWords(u"Event sourcing"_s);
    app.focus(u"weekView"_s);
    lookAtSundaysNight(app);
    album.shootBoth(app, u"clocks-%1-sessions"_s.arg(name));

    // The week after, in which one is not as far from New York as one is used to.
    app.click(u"sessionsOn"_s);
    app.press(u"Home"_s);
    album.shoot(app, u"clocks-%1-week-after"_s.arg(name));
    app.click(u"sessionsBook"_s);
    app.waitFor(u"slotsOn"_s);
    app.click(u"slotsOn"_s);
    app.focus(u"slotsOn"_s);
    app.press(u"Tab"_s);
    app.press(u"Space"_s);
    app.waitFor(u"bookingClocks"_s);
    album.shootBoth(app, u"clocks-%1-book"_s.arg(name));
    app.press(u"Esc"_s);
    app.waitUntilGone(u"bookingDialog"_s);

    e2e::openAvailability(app);
    app.focus(u"availabilityView"_s);
    app.press(u"Right"_s);
    app.waitFor(u"weekDates"_s);
    app.focus(u"weekDates"_s);
    lookAtSundaysNight(app);
    album.shoot(app, u"clocks-%1-availability"_s.arg(name));
}

} // namespace

void visitClockChange(Album& album, test::RunningServer&)
{
    visitWeek(album, "2025-10-22T09:00:00Z", u"back"_s);
    visitWeek(album, "2026-03-25T09:00:00Z", u"forward"_s);
}

} // namespace gremio::screenshots
