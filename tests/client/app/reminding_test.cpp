// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/signed_in_scope.h"
#include "client/ui/button.h"
#include "client/ui/chip.h"
#include "client/ui/main_frame.h"
#include "client/ui/presence_label.h"
#include "client/ui/toast.h"
#include "shared/protocol/availability.h"
#include "shared/protocol/notification_preferences.h"
#include "shared/protocol/session_changes.h"
#include "tests/client/app/app_harness.h"

#include <QCheckBox>
#include <QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace gremio;
using namespace std::chrono_literals;
using test::App;
using test::Outsider;
using test::RunningServer;
using test::soon;

namespace {

/// A mentor, an apprentice of theirs, and a session of the two in more than an hour.
struct Pair {
    RunningServer server{test::Engine::Sqlite};
    Outsider ada{server, u"Ada Mentor"_s, SignUpRole::Mentor};
    Outsider lucia{server, u"Lucia Learner"_s, SignUpRole::Apprentice};
    Session session;

    Pair()
    {
        ada.teach(u"Lace making"_s);
        const auto request = lucia.ask(ada.signedIn.user.id, u"Teach me, please."_s);
        QCOMPARE(ada.http.post("/api/v1/requests/" + request.id.toByteArray() + "/accept").status, 200);
        BookSessionBody body;
        body.apprenticeId = lucia.signedIn.user.id;
        body.startsAt = Instant(15min * (SystemClock().now().time_since_epoch() / 15min + 10));
        body.minutes = 45;
        const auto proposed = ada.http.post("/api/v1/sessions", body).as<Session>();
        session = lucia.http.post("/api/v1/sessions/" + proposed.id.toByteArray() + "/confirm").as<Session>();
    }

    /// As if one who wants it so had been connected when it became due: just now.
    void makeDue(Outsider& who)
    {
        const auto left = session.startsAt - SystemClock().now();
        const int minutes = static_cast<int>(std::chrono::ceil<std::chrono::minutes>(left).count());
        NotificationPreferences wanted;
        wanted.reminderMinutes = {minutes};
        QCOMPARE(who.http.put("/api/v1/notifications/preferences", wanted).status, 200);
        server.base().execute(
            u"INSERT INTO session_reminders (session_id, user_id, minutes, starts_at, due_at) "
            "VALUES ('%1', '%2', %3, %4, %5)"_s.arg(session.id.toString(), who.signedIn.user.id.toString())
                .arg(minutes)
                .arg(toMillis(session.startsAt))
                .arg(toMillis(session.startsAt) - minutes * 60'000LL));
    }
};

std::unique_ptr<App> open(Pair& pair, const QString& who)
{
    auto app = std::make_unique<App>(pair.server, Outsider::email(who));
    if (!QTest::qWaitFor([&] { return app->app.scope() != nullptr; }, soon))
        qFatal("nobody is signed in");
    return app;
}

/// What the server says from now on is heard.
bool isLive(const App& app)
{
    const auto labels = app.app.scope()->frame()->findChildren<ui::PresenceLabel*>();
    return std::any_of(labels.begin(), labels.end(),
        [](const auto* label) { return label->isVisible() && label->accessibleName() == u"Connected"_s; });
}

QString words(const App& app, const char* name)
{
    const auto* label = app.find<QLabel>(QLatin1StringView(name));
    return label ? label->text() : QString();
}

/// The chip of that many minutes, once it can be pressed.
ui::Chip* chip(const App& app, int minutes)
{
    return app.find<ui::Chip>(u"remind_%1"_s.arg(minutes));
}

bool isChosen(const App& app, int minutes)
{
    const auto* one = chip(app, minutes);
    return one && one->isChecked();
}

QString toast(const App& app)
{
    const auto* shown = app.app.scope()->frame()->toasts()->current();
    return shown ? shown->accessibleName() : QString();
}

} // namespace

/// Reminders in the real app, with a real server.
class RemindingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qApp->setQuitOnLastWindowClosed(false); }

    void theServerRemindsAndTheAppLeadsThere()
    {
        Pair pair;
        auto app = open(pair, u"Lucia Learner"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*app), soon);
        pair.makeDue(pair.lucia);
        QTRY_VERIFY_WITH_TIMEOUT(words(*app, "reminderTitle").startsWith(u"Session with Ada in "_s), soon);
        // Snoozed by keyboard, it is gone here; nothing of it comes from the server again.
        auto* later = app->find<ui::Button>(u"reminderSnooze_0"_s);
        QVERIFY(later);
        later->setFocus(Qt::TabFocusReason);
        QTest::keyClick(later, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!app->find(u"reminderBar"_s), soon);

        // Another computer was off until now: it was not there to be reminded, and asks for nothing.
        auto other = open(pair, u"Lucia Learner"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*other) && other->find(u"nextSessionCountdown"_s), soon);
        QVERIFY(!other->find(u"reminderBar"_s));
        app.reset(); // before the one whose theme is the application's
    }

    void openLeadsToTheSession()
    {
        Pair pair;
        auto app = open(pair, u"Ada Mentor"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*app), soon);
        pair.makeDue(pair.ada);
        QTRY_VERIFY_WITH_TIMEOUT(words(*app, "reminderTitle").startsWith(u"Session with Lucia in "_s), soon);
        app->click(u"reminderOpen"_s);
        QTRY_COMPARE_WITH_TIMEOUT(app->app.scope()->frame()->currentKey(), u"sessions"_s, soon);
        QVERIFY(!app->find(u"reminderBar"_s));
    }

    void whatIsCancelledIsNotRemindedOf()
    {
        Pair pair;
        auto app = open(pair, u"Lucia Learner"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*app), soon);
        pair.makeDue(pair.lucia);
        QTRY_VERIFY_WITH_TIMEOUT(app->find(u"reminderBar"_s), soon);
        QCOMPARE(pair.ada.http
                     .post("/api/v1/sessions/" + pair.session.id.toByteArray() + "/cancel",
                         CancelSessionBody{u"Ill"_s})
                     .status,
            200);
        QTRY_VERIFY_WITH_TIMEOUT(!app->find(u"reminderBar"_s), soon);
    }

    void preferencesAreSavedAndShownOnTheOtherDevice()
    {
        Pair pair;
        auto app = open(pair, u"Lucia Learner"_s);
        auto other = open(pair, u"Lucia Learner"_s);
        for (App* one : {app.get(), other.get()}) {
            one->app.scope()->frame()->goTo(u"settings"_s);
            QTRY_VERIFY_WITH_TIMEOUT(isLive(*one) && isChosen(*one, 1440) && isChosen(*one, 15), soon);
        }
        const auto preferences = [&] {
            return pair.lucia.http.get("/api/v1/notifications/preferences").as<NotificationPreferences>();
        };
        app->click(u"remind_5"_s);
        QTRY_COMPARE_WITH_TIMEOUT(preferences(), (NotificationPreferences{{1440, 15, 5}, true}), soon);
        QTRY_VERIFY_WITH_TIMEOUT(isChosen(*other, 5), soon);
        // Three are all there may be.
        QTRY_VERIFY_WITH_TIMEOUT(!chip(*app, 60)->isEnabled(), soon);
        QVERIFY(chip(*app, 15)->isEnabled());
        // Taken back.
        app->click(u"toastUndo"_s);
        QTRY_COMPARE_WITH_TIMEOUT(preferences(), NotificationPreferences::usual(), soon);
        QTRY_VERIFY_WITH_TIMEOUT(!isChosen(*app, 5) && !isChosen(*other, 5), soon);

        // Quickly one after the other: the last word counts.
        QTRY_VERIFY_WITH_TIMEOUT(chip(*other, 60)->isEnabled(), soon);
        for (const int minutes : {1440, 15, 60, 5})
            QTest::mouseClick(chip(*other, minutes), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(preferences(), (NotificationPreferences{{60, 5}, true}), soon);
        QTRY_VERIFY_WITH_TIMEOUT(isChosen(*app, 60) && isChosen(*app, 5) && !isChosen(*app, 15), soon);
        app.reset(); // before the one whose theme is the application's
    }

    void aRefusalBringsBackWhatWas()
    {
        Pair pair;
        auto app = open(pair, u"Lucia Learner"_s);
        app->app.scope()->frame()->goTo(u"settings"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isChosen(*app, 1440), soon);
        QCOMPARE(pair.server.terminate(), 0);
        QTest::mouseClick(chip(*app, 1440), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!toast(*app).isEmpty(), soon);
        QTRY_VERIFY_WITH_TIMEOUT(isChosen(*app, 1440), soon);
    }
};

QTEST_MAIN(RemindingTest)
#include "reminding_test.moc"
