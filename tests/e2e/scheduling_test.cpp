// SPDX-License-Identifier: GPL-3.0-or-later
// A mentor in Madrid and an apprentice in New York in front of two windows, in a week between two changes of
// the clocks: from free time that is painted to what each says of the session. The clock is moved, so it is
// always the same day for them.
#include "shared/protocol/review.h"
#include "tests/client/support/quiet_desktop.h"
#include "tests/e2e/app_driver.h"
#include "tests/e2e/by_api.h"
#include "tests/e2e/journeys.h"
#include "tests/e2e/keyring.h"
#include "tests/support/running_server.h"
#include "tests/support/wrong_clock.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace gremio;
using namespace gremio::e2e;
using test::Engine;
using test::QuietDesktop;
using test::RunningServer;
using test::WrongClock;

namespace {

const QString secret = u"plover-quartz-meadow"_s;
const QString adasMail = u"ada@gremio.example"_s;
const QString bertasMail = u"berta@gremio.example"_s;
const QString week = u"weekView"_s;

Instant at(const char* utc)
{
    return instantFromMillis(
        QDateTime::fromString(QString::fromLatin1(utc), Qt::ISODate).toMSecsSinceEpoch());
}

void writeReview(AppDriver& app, const QString& stars, const QString& word, const QString& comment)
{
    app.focus(u"reviewStars"_s);
    app.press(stars);
    app.waitForWordsIn(u"reviewStarWord"_s, word);
    app.fill(u"reviewComment"_s, comment);
    app.click(u"sendReviewButton"_s);
    app.waitForWordsIn(u"reviewMine"_s, comment);
}

constexpr int oclock(int hour, int minute = 0)
{
    return hour * 60 + minute;
}

constexpr int monday = 0;
constexpr int tuesday = 1;

/// Everything the story needs; what is older outlives what is younger.
struct Stage {
    Keyring session; ///< the apprentice's desktop, with the machine's clock
    QuietDesktop desktop;
    WrongClock clock;
    std::unique_ptr<RunningServer> server;
    QTemporaryDir adas;
    QTemporaryDir bertas;
    std::unique_ptr<AppDriver> mentorsApp;
    std::unique_ptr<AppDriver> apprenticesApp;

    ByApi byApi(const QString& email) const { return ByApi::signedIn(*server, email, secret); }
};

} // namespace

class SchedulingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paintedBookedMovedRemindedDoneAndReviewed();

private:
    void open(Stage& stage);
    void paint(Stage& stage);
    void book(Stage& stage);
    void move(Stage& stage);
    void remind(Stage& stage);
    void meet(Stage& stage);
    void review(Stage& stage);
    void find(Stage& stage);
    void close(Stage& stage);
};

void SchedulingTest::paintedBookedMovedRemindedDoneAndReviewed()
{
    Stage stage;
    for (const auto chapter : {&SchedulingTest::open, &SchedulingTest::paint, &SchedulingTest::book,
             &SchedulingTest::move, &SchedulingTest::remind, &SchedulingTest::meet, &SchedulingTest::review,
             &SchedulingTest::find, &SchedulingTest::close}) {
        (this->*chapter)(stage);
        if (QTest::currentTestFailed())
            return;
    }
}

void SchedulingTest::open(Stage& stage)
{
    QVERIFY(stage.desktop.start(stage.session.address()));
    // A Wednesday; on Sunday Europe's clocks are put back, a week later America's.
    stage.clock.setTo(at("2025-10-22T13:00:00Z"));
    stage.server = std::make_unique<RunningServer>(Engine::Sqlite);
    const QString address = u"127.0.0.1:%1"_s.arg(stage.server->port());
    stage.mentorsApp =
        std::make_unique<AppDriver>(AppDriver::Start{stage.adas.path(), {}, {}, {u"TZ=Europe/Madrid"_s}});
    stage.apprenticesApp = std::make_unique<AppDriver>(AppDriver::Start{
        stage.bertas.path(), {}, {}, stage.session.environment() + QStringList{u"TZ=America/New_York"_s}});
    createAccount(*stage.mentorsApp, address, true, u"Ada Torres"_s, adasMail, secret);
    createAccount(*stage.apprenticesApp, address, false, u"Berta Lind"_s, bertasMail, secret);
    ByApi ada = stage.byApi(adasMail);
    ada.mentor(3);
    stage.byApi(bertasMail).learnFrom(ada);
}

void SchedulingTest::paint(Stage& stage)
{
    AppDriver& mentor = *stage.mentorsApp;
    AppDriver& apprentice = *stage.apprenticesApp;
    // The apprentice looks at next week, in which nothing is free yet.
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
    openAvailability(mentor);
    mentor.drag(u"weekPainter"_s, {monday, oclock(16)}, {monday, oclock(18, 45)});
    mentor.waitForWordsIn(u"availabilitySum"_s, u"3 h"_s);
    mentor.waitForWordsIn(u"availabilityZone"_s, u"Madrid"_s);
    mentor.click(u"availabilitySave"_s);
    mentor.waitForWordsIn(u"availabilityChanges"_s, u"Everything is saved"_s);
    apprentice.waitForWordsIn(week, u"Monday 27 October, 11:00, Ada is free"_s);
    goTo(mentor, u"sessions"_s);
    mentor.click(u"sessionsOn"_s);
}

/// One click for the time, which is kept from then on; then one thinks for too long, and another takes it.
void SchedulingTest::book(Stage& stage)
{
    AppDriver& apprentice = *stage.apprenticesApp;
    ByApi ada = stage.byApi(adasMail);
    ByApi kiran = ByApi::newcomer(*stage.server, u"Kiran Rao"_s, u"kiran@gremio.example"_s, secret);
    kiran.learnFrom(ada);
    apprentice.clickOn(week, {monday, oclock(11)});
    apprentice.waitForWordsIn(u"bookingMyTime"_s, u"11:00–11:30"_s);
    apprentice.waitForWordsIn(u"bookingTheirTime"_s, u"16:00–16:30"_s);
    apprentice.waitForWordsIn(u"bookingClocks"_s,
        u"5 h apart this week, usually 6 h. New York changes its clocks on Sunday 2 November."_s);
    const Instant first = at("2025-10-27T15:00:00Z");
    QTRY_VERIFY_WITH_TIMEOUT(!kiran.canBook(ada, first), patience);
    QCOMPARE(kiran.book(ada, first), QByteArray("slot-taken"));
    apprentice.fill(u"bookingAgenda"_s, u"Bobbins, and how many"_s);
    stage.clock.goOn(6min);
    QCOMPARE(kiran.book(ada, first), QByteArray("booked"));
    apprentice.waitForWordsIn(u"bookingError"_s, u"this time is taken"_s);
    apprentice.click(u"nextFreeSlot"_s);
    apprentice.waitForWordsIn(u"bookingMyTime"_s, u"11:30–12:00"_s);
    apprentice.waitForWordsIn(u"bookingTheirTime"_s, u"16:30–17:00"_s);
    apprentice.click(u"bookButton"_s);
    apprentice.waitUntilGone(u"bookingDialog"_s);
}

void SchedulingTest::move(Stage& stage)
{
    AppDriver& mentor = *stage.mentorsApp;
    AppDriver& apprentice = *stage.apprenticesApp;
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
}

/// A quarter of an hour before, in both windows, each by its own clock; the apprentice's desktop says it,
/// too.
void SchedulingTest::remind(Stage& stage)
{
    AppDriver& mentor = *stage.mentorsApp;
    AppDriver& apprentice = *stage.apprenticesApp;
    QuietDesktop& desktop = stage.desktop;
    desktop.forget();
    stage.clock.setTo(at("2025-10-28T18:45:00Z"));
    mentor.waitForWordsIn(u"reminderBar"_s, u"Session with Berta in 15 minutes"_s);
    mentor.waitForWordsIn(u"reminderText"_s, u"Today 20:00–20:30 · Video call · Bobbins, and how many"_s);
    apprentice.waitForWordsIn(u"reminderBar"_s, u"Session with Ada in 15 minutes"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desktop.shown().size(), 1U, patience);
    const test::Notification told = desktop.shown().front();
    QCOMPARE(told.title, u"Session with Ada in 15 minutes"_s);
    QCOMPARE(told.body, u"Today 15:00–15:30 · Video call · Bobbins, and how many"_s);
    QCOMPARE(told.actions.mid(2), (QStringList{u"open"_s, u"Open"_s, u"snooze:5"_s, u"Snooze 5 min"_s}));

    // Snoozed there it is gone here, and comes again when it is time to go.
    desktop.press(told.id, u"snooze:5"_s);
    apprentice.waitUntilGone(u"reminderBar"_s);
    QVERIFY(mentor.look(u"reminderBar"_s).visible);
    stage.clock.goOn(5min);
    apprentice.waitForWordsIn(u"reminderBar"_s, u"Session with Ada in 10 minutes"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desktop.shown().size(), 2U, patience);
    desktop.press(desktop.shown().back().id, u"join"_s);
    apprentice.waitFor(u"composerText"_s);
    apprentice.waitUntilGone(u"reminderBar"_s);
    // The mentor is awaited, and goes there from the window.
    mentor.waitForWordsIn(u"reminderOpen"_s, u"Join"_s);
    mentor.click(u"reminderOpen"_s);
    mentor.waitFor(u"composerText"_s);
    mentor.waitUntilGone(u"reminderBar"_s);
    QCOMPARE(desktop.shown().size(), 2U);
}

void SchedulingTest::meet(Stage& stage)
{
    AppDriver& mentor = *stage.mentorsApp;
    AppDriver& apprentice = *stage.apprenticesApp;
    stage.clock.setTo(at("2025-10-28T19:31:00Z"));
    goTo(mentor, u"sessions"_s);
    mentor.click(u"sessionsToday"_s);
    mentor.clickOn(week, {tuesday, oclock(20)});
    mentor.click(u"completeSessionButton"_s);
    mentor.waitForWordsIn(u"sessionState"_s, u"Completed"_s);
    goTo(apprentice, u"sessions"_s);
    apprentice.waitForWordsIn(u"sessionState"_s, u"Completed"_s);
}

/// Neither sees what the other says before both have said something.
void SchedulingTest::review(Stage& stage)
{
    AppDriver& mentor = *stage.mentorsApp;
    AppDriver& apprentice = *stage.apprenticesApp;
    const QString hers = u"Forty bobbins, and no knot."_s;
    const QString theirs = u"Quick fingers."_s;
    writeReview(apprentice, u"5"_s, u"Excellent"_s, hers);
    apprentice.waitForWordsIn(u"reviewRule"_s, u"Only you see this until Ada has written too"_s);
    ByApi ada = stage.byApi(adasMail);
    const auto owed = ada.http.get("/api/v1/reviews/owed").as<OwedReviewList>().items;
    QCOMPARE(owed.size(), 1U);
    const QByteArray path = "/api/v1/sessions/" + owed.front().session.id.toByteArray() + "/review";
    QVERIFY(!ada.http.get(path).as<SessionReviews>().other);
    goTo(mentor, u"home"_s);
    const QString owing = u"Review the session with Berta"_s;
    mentor.waitForWords(owing);
    mentor.click(u"todoRow"_s, {{}, owing});
    mentor.waitForWordsIn(u"reviewRule"_s, u"Berta sees what you write once both of you have written"_s);
    QVERIFY(!mentor.words().contains(hers));
    QVERIFY(!apprentice.look(u"reviewTheirs"_s).visible);

    writeReview(mentor, u"4"_s, u"Very good"_s, theirs);
    mentor.waitForWordsIn(u"reviewTheirs"_s, hers);
    apprentice.waitForWordsIn(u"reviewTheirs"_s, theirs);
    apprentice.waitForWordsIn(u"reviewMine"_s, hers);
    QVERIFY(!apprentice.look(u"changeReviewButton"_s).visible);
}

/// What the apprentice said counts where mentors are looked for.
void SchedulingTest::find(Stage& stage)
{
    AppDriver& apprentice = *stage.apprenticesApp;
    findAndOpen(apprentice, u"Ada"_s, u"Ada Torres"_s);
    apprentice.waitForWordsIn(u"reviewList"_s, u"Forty bobbins, and no knot."_s);
    apprentice.waitForWordsIn(u"mentorRating"_s, u"5.0 of 5"_s);
    QVERIFY(!apprentice.look(u"reviewList"_s).words.contains(u"Quick fingers."_s)); // that is of Berta
    apprentice.click(u"mentorBack"_s);
    apprentice.waitForWordsIn(u"mentorCard_0"_s, u"5.0 of 5, 1 review"_s);
}

void SchedulingTest::close(Stage& stage)
{
    QCOMPARE(stage.apprenticesApp->close(), 0);
    QCOMPARE(stage.mentorsApp->close(), 0);
}

QTEST_GUILESS_MAIN(SchedulingTest)
#include "scheduling_test.moc"
