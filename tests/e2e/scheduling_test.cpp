// SPDX-License-Identifier: GPL-3.0-or-later
// A mentor in Madrid and an apprentice in New York in front of two windows, in a week between two changes of
// the clocks: from free time that is painted to the end of a session. The clock is moved, so it is always the
// same day for them.
#include "shared/protocol/directory.h"
#include "shared/protocol/identity.h"
#include "shared/protocol/mentorship.h"
#include "shared/protocol/session.h"
#include "shared/protocol/session_changes.h"
#include "shared/protocol/slot.h"
#include "tests/e2e/app_driver.h"
#include "tests/e2e/journeys.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"
#include "tests/support/wrong_clock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace gremio;
using namespace gremio::e2e;
using test::Engine;
using test::HttpClient;
using test::RunningServer;
using test::WrongClock;

namespace {

const QString secret = u"plover-quartz-meadow"_s;

Instant at(const char* utc)
{
    return instantFromMillis(
        QDateTime::fromString(QString::fromLatin1(utc), Qt::ISODate).toMSecsSinceEpoch());
}

/// Somebody's hands on the API.
struct ByApi {
    HttpClient http;
    UserId id;

    ByApi(const RunningServer& server, const SignedIn& signedIn)
        : http(server.port(), signedIn.accessToken)
        , id(signedIn.user.id)
    {
    }

    static ByApi signedIn(const RunningServer& server, const QString& email)
    {
        LoginBody body;
        body.email = email;
        body.password = secret;
        return {server, HttpClient(server.port()).post("/api/v1/auth/login", body).as<SignedIn>()};
    }

    static ByApi newcomer(const RunningServer& server, const QString& name, const QString& email)
    {
        RegisterBody body;
        body.email = email;
        body.password = secret;
        body.displayName = name;
        body.timeZone = u"Asia/Kolkata"_s;
        return {server, HttpClient(server.port()).post("/api/v1/auth/register", body).as<SignedIn>()};
    }

    void learnFrom(ByApi& mentor)
    {
        CreateRequestBody body;
        body.mentorId = mentor.id;
        body.message = u"Teach me, please."_s;
        const auto request = http.post("/api/v1/requests", body).as<MentorshipRequest>();
        QCOMPARE(mentor.http.post("/api/v1/requests/" + request.id.toByteArray() + "/accept").status, 200);
    }

    bool canBook(const ByApi& mentor, Instant startsAt)
    {
        const auto items =
            http.get("/api/v1/mentors/" + mentor.id.toByteArray() + "/slots").as<SlotList>().items;
        return std::any_of(
            items.begin(), items.end(), [&](const Slot& slot) { return slot.startsAt == startsAt; });
    }

    /// The slug of the problem; "booked" without one.
    QByteArray book(const ByApi& mentor, Instant startsAt)
    {
        BookSessionBody body;
        body.mentorId = mentor.id;
        body.startsAt = startsAt;
        body.minutes = 30;
        const auto answer = http.post("/api/v1/sessions", body);
        return answer.status == 201 ? QByteArray("booked") : answer.problem();
    }
};

void newAccount(
    AppDriver& app, const QString& server, bool mentors, const QString& name, const QString& email)
{
    app.setSpanish(false);
    app.fill(u"serverAddress"_s, server);
    app.click(u"checkServerButton"_s);
    app.waitFor(u"serverName"_s);
    app.click(u"createAccountButton"_s);
    app.focus(u"registerRole"_s);
    app.press(mentors ? u"Right"_s : u"Left"_s);
    app.fill(u"registerName"_s, name);
    app.fill(u"registerEmail"_s, email);
    app.fill(u"registerPassword"_s, secret);
    app.press(u"Return"_s);
    app.waitFor(u"rail_home"_s);
}

constexpr int oclock(int hour, int minute = 0)
{
    return hour * 60 + minute;
}

constexpr int monday = 0;
constexpr int tuesday = 1;

} // namespace

class SchedulingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paintedBookedMovedRemindedAndDone();
};

void SchedulingTest::paintedBookedMovedRemindedAndDone()
{
    // A Wednesday; on Sunday Europe's clocks are put back, a week later America's.
    WrongClock clock;
    clock.setTo(at("2025-10-22T13:00:00Z"));
    const RunningServer server(Engine::Sqlite);
    const QString address = u"127.0.0.1:%1"_s.arg(server.port());
    const QTemporaryDir adas;
    const QTemporaryDir bertas;
    AppDriver mentor({adas.path(), {}, {}, {u"TZ=Europe/Madrid"_s}});
    AppDriver apprentice({bertas.path(), {}, {}, {u"TZ=America/New_York"_s}});
    newAccount(mentor, address, true, u"Ada Torres"_s, u"ada@gremio.example"_s);
    newAccount(apprentice, address, false, u"Berta Lind"_s, u"berta@gremio.example"_s);
    ByApi ada = ByApi::signedIn(server, u"ada@gremio.example"_s);
    ByApi berta = ByApi::signedIn(server, u"berta@gremio.example"_s);
    ByApi kiran = ByApi::newcomer(server, u"Kiran Rao"_s, u"kiran@gremio.example"_s);
    ProfileBody profile;
    profile.headline = u"Lace"_s;
    profile.capacity = 3;
    QCOMPARE(ada.http.put("/api/v1/profile", profile).status, 200);
    berta.learnFrom(ada);
    kiran.learnFrom(ada);

    // The apprentice looks at next week, in which nothing is free yet.
    const QString week = u"weekView"_s;
    goTo(apprentice, u"sessions"_s);
    apprentice.waitForWordsIn(u"weekPane"_s, u"Ada is free"_s); // what the tint means
    apprentice.click(u"sessionsOn"_s);
    apprentice.focus(week);
    apprentice.press(u"Home"_s);
    for (int hour = 0; hour < 4 && !apprentice.look(week).words.contains(u"11:00"_s); ++hour)
        apprentice.press(u"Ctrl+Down"_s);
    apprentice.waitForWordsIn(week, u"Monday 27 October, 11:00"_s);
    QVERIFY(!apprentice.look(week).words.contains(u"is free"_s));

    // Painted by the mentor's clock, seen at once by the apprentice's: that week they are five hours apart.
    goTo(mentor, u"profile"_s);
    mentor.focus(u"profileTabs"_s);
    mentor.press(u"Right"_s);
    mentor.drag(u"weekPainter"_s, {monday, oclock(16)}, {monday, oclock(18, 45)});
    mentor.waitForWordsIn(u"availabilitySum"_s, u"3 h"_s);
    mentor.waitForWordsIn(u"availabilityZone"_s, u"Madrid"_s);
    mentor.click(u"availabilitySave"_s);
    mentor.waitForWordsIn(u"availabilityChanges"_s, u"Everything is saved"_s);
    apprentice.waitForWordsIn(week, u"Monday 27 October, 11:00, Ada is free"_s);
    goTo(mentor, u"sessions"_s);
    mentor.click(u"sessionsOn"_s);

    // One click for the time, which is kept from now on; then one thinks for too long, and another takes it.
    apprentice.clickOn(week, {monday, oclock(11)});
    apprentice.waitForWordsIn(u"bookingMyTime"_s, u"11:00–11:30"_s);
    apprentice.waitForWordsIn(u"bookingTheirTime"_s, u"16:00–16:30"_s);
    apprentice.waitForWordsIn(u"bookingClocks"_s,
        u"5 h apart this week, usually 6 h. New York changes its clocks on Sunday 2 November."_s);
    const Instant first = at("2025-10-27T15:00:00Z");
    QTRY_VERIFY_WITH_TIMEOUT(!kiran.canBook(ada, first), patience);
    QCOMPARE(kiran.book(ada, first), QByteArray("slot-taken"));
    apprentice.fill(u"bookingAgenda"_s, u"Bobbins, and how many"_s);
    clock.goOn(6min);
    QCOMPARE(kiran.book(ada, first), QByteArray("booked"));
    apprentice.waitForWordsIn(u"bookingError"_s, u"this time is taken"_s);
    apprentice.click(u"nextFreeSlot"_s);
    apprentice.waitForWordsIn(u"bookingMyTime"_s, u"11:30–12:00"_s);
    apprentice.waitForWordsIn(u"bookingTheirTime"_s, u"16:30–17:00"_s);
    apprentice.click(u"bookButton"_s);
    apprentice.waitUntilGone(u"bookingDialog"_s);
    mentor.waitForWordsIn(
        week, u"Bobbins, and how many, 16:30–17:00 with Berta, You mentor, Scheduled, Monday 27 October"_s);

    // The mentor takes it to where nothing is free: the apprentice has to agree.
    mentor.drag(week, {monday, oclock(16, 30)}, {tuesday, oclock(20)});
    mentor.waitForWordsIn(u"bookingMyTime"_s, u"20:00–20:30"_s);
    mentor.click(u"bookButton"_s);
    mentor.waitForWords(u"Asked Berta for another time"_s);
    QTRY_COMPARE_WITH_TIMEOUT(apprentice.look(u"rail_sessions"_s).name, u"Sessions, 1 new"_s, patience);
    apprentice.clickOn(week, {monday, oclock(11, 30)});
    apprentice.waitForWordsIn(
        u"sessionMove"_s, u"Ada asks for another time: Tuesday 28 October 15:00–15:30"_s);
    apprentice.click(u"confirmSessionButton"_s);
    apprentice.waitForWordsIn(u"sessionWhen"_s, u"15:00–15:30"_s);
    mentor.waitForWordsIn(
        week, u"Bobbins, and how many, 20:00–20:30 with Berta, You mentor, Scheduled, Tuesday 28 October"_s);

    // Five minutes before, both go in.
    clock.setTo(at("2025-10-28T18:55:00Z"));
    for (AppDriver* app : {&mentor, &apprentice}) {
        goTo(*app, u"home"_s);
        app->click(u"nextSessionJoin"_s);
        app->waitFor(u"composerText"_s);
    }
    clock.setTo(at("2025-10-28T19:31:00Z"));
    goTo(mentor, u"sessions"_s);
    mentor.click(u"sessionsToday"_s);
    mentor.clickOn(week, {tuesday, oclock(20)});
    mentor.click(u"completeSessionButton"_s);
    mentor.waitForWordsIn(u"sessionState"_s, u"Completed"_s);
    goTo(apprentice, u"sessions"_s);
    apprentice.waitForWordsIn(u"sessionState"_s, u"Completed"_s);

    QCOMPARE(apprentice.close(), 0);
    QCOMPARE(mentor.close(), 0);
}

QTEST_GUILESS_MAIN(SchedulingTest)
#include "scheduling_test.moc"
