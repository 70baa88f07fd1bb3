// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/availability.h"
#include "shared/protocol/calendar_day.h"
#include "tests/e2e/by_api.h"
#include "tests/e2e/journeys.h"
#include "tests/screenshots/visitor.h"
#include "tests/screenshots/visits.h"

#include <QTimeZone>

#include <stdexcept>

using namespace Qt::StringLiterals;
using gremio::e2e::AppDriver;
using gremio::e2e::goTo;

namespace gremio::screenshots {

namespace {

const QString zone = u"Europe/Madrid"_s;

/// One of the organisation's days, as an admin says it.
void closeForAll(test::RunningServer& server, const QDate& date)
{
    const QString email = u"calendar@gremio.example"_s;
    const QString password = u"plover-quartz-meadow"_s;
    if (server.run({u"admin"_s, u"create"_s, u"--email"_s, email, u"--name"_s, u"Calendar"_s},
            password.toUtf8() + '\n')
        != 0)
        throw std::runtime_error("no admin was made");
    e2e::ByApi admin = e2e::ByApi::signedIn(server, email, password);
    const CalendarDays days{{{date.toString(Qt::ISODate), u"Fiesta local"_s}}};
    if (admin.http.put("/api/v1/calendar-days", days).status != 200)
        throw std::runtime_error("the organisation's day was not taken");
}

/// Lucía's week as in the reference picture, and four dates that differ; once for both languages.
void plan(test::RunningServer& server)
{
    e2e::ByApi her = e2e::ByApi::signedIn(server, lucia, e2e::demoPassword);
    test::HttpClient& http = her.http;
    Availability week;
    week.timeZone = zone;
    week.lengths = {30, 45, 60};
    week.bufferAfterMinutes = 15;
    week.blocks = {{1, u"16:00"_s, u"19:00"_s}, {2, u"09:00"_s, u"11:00"_s}, {2, u"16:00"_s, u"20:00"_s},
        {3, u"16:00"_s, u"19:00"_s}, {4, u"09:00"_s, u"11:00"_s}, {4, u"16:00"_s, u"20:00"_s},
        {5, u"09:00"_s, u"13:00"_s}, {7, u"00:00"_s, u"05:00"_s}};
    if (http.put("/api/v1/availability", week).status != 200)
        throw std::runtime_error("the week was not taken");
    const auto there = http.get("/api/v1/availability/exceptions").as<AvailabilityExceptionList>();
    if (!there.items.empty())
        return;
    const QDate today = QDate::currentDate();
    const auto add = [&](ExceptionKind kind, int in, int days, const QString& note, const QString& from = {},
                         const QString& to = {}) {
        AvailabilityExceptionBody body;
        body.kind = kind;
        body.firstDate = today.addDays(in).toString(Qt::ISODate);
        body.lastDate = today.addDays(in + days - 1).toString(Qt::ISODate);
        if (!from.isEmpty()) {
            body.from = from;
            body.to = to;
        }
        body.note = note;
        if (http.post("/api/v1/availability/exceptions", body).status != 201)
            throw std::runtime_error("the exception was not taken");
    };
    add(ExceptionKind::Less, 3, 1, u"Dentist"_s, u"09:00"_s, u"11:00"_s);
    add(ExceptionKind::Closed, 6, 1, u"School calendar"_s);
    add(ExceptionKind::More, 9, 1, u"Workshop"_s, u"10:00"_s, u"14:00"_s);
    add(ExceptionKind::Closed, 16, 2, u"Puente"_s);
    closeForAll(server, today.addDays(12));
}

/// From this week to the one in which the clocks change next.
int weeksToClockChange()
{
    const QDateTime now = QDateTime::currentDateTime();
    const QTimeZone where(zone.toUtf8());
    const QDate change = where.nextTransition(now).atUtc.toTimeZone(where).date();
    const QDate here = now.toTimeZone(where).date();
    return static_cast<int>(
        here.addDays(1 - here.dayOfWeek()).daysTo(change.addDays(1 - change.dayOfWeek())) / 7);
}

} // namespace

void visitAvailability(Album& album, test::RunningServer& server)
{
    plan(server);
    Visitor visitor(album, server);
    AppDriver& app = visitor.app;
    e2e::openAvailability(app);
    app.waitForWordsIn(u"exceptions"_s, u"Workshop"_s);
    album.shootBoth(app, u"availability"_s);
    app.click(u"availabilityZone"_s);
    app.waitFor(u"comboSearch"_s);
    app.fill(u"comboSearch"_s, u"york"_s);
    album.shoot(app, u"availability-zone"_s);
    app.press(u"Esc"_s);
    app.waitUntilGone(u"comboSearch"_s);
    // Saturday morning, by keyboard: the hour under the cursor, then what is extended.
    app.focus(u"weekPainter"_s);
    app.press(u"End"_s);
    app.press(u"Left"_s);
    app.press(u"Ctrl+Down"_s);
    for (int quarter = 0; quarter < 9; ++quarter)
        app.press(u"Shift+Down"_s);
    album.shoot(app, u"availability-extending"_s);
    app.press(u"Space"_s);
    album.shoot(app, u"availability-changed"_s);
    app.press(u"C"_s);
    app.waitFor(u"copyDayPopover"_s);
    album.shoot(app, u"availability-copy-day"_s);
    app.press(u"Esc"_s);
    app.waitUntilGone(u"copyDayPopover"_s);
    app.click(u"availabilityDiscard"_s);
    app.waitFor(u"toastUndo"_s);
    album.shoot(app, u"availability-discarded"_s);
    app.click(u"addException"_s);
    app.waitFor(u"exceptionDialog"_s);
    app.focus(u"exceptionKind"_s);
    app.press(u"Right"_s);
    app.focus(u"exceptionFrom"_s);
    app.press(u"End"_s);
    app.click(u"confirmException"_s);
    app.waitFor(u"exceptionError_to"_s);
    album.shootBoth(app, u"availability-exception-error"_s);
    app.press(u"Esc"_s);
    app.waitUntilGone(u"exceptionDialog"_s);
    app.focus(u"availabilityView"_s);
    app.press(u"Right"_s);
    app.waitFor(u"weekDates"_s);
    album.shootBoth(app, u"availability-dates"_s);
    app.focus(u"weekDates"_s);
    for (int week = weeksToClockChange(); week > 0; --week)
        app.press(u"PgDown"_s);
    lookAtSundaysNight(app);
    album.shoot(app, u"availability-clock-change"_s);
}

} // namespace gremio::screenshots
