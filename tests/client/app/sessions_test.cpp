// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/signed_in_scope.h"
#include "client/calendar/month_strip.h"
#include "client/calendar/week_view.h"
#include "client/scheduling/session_row.h"
#include "client/ui/chip.h"
#include "client/ui/dialog.h"
#include "client/ui/label.h"
#include "client/ui/main_frame.h"
#include "client/ui/navigation_rail.h"
#include "client/ui/segmented.h"
#include "client/ui/state_tag.h"
#include "shared/protocol/chat.h"
#include "shared/protocol/message.h"
#include "shared/protocol/session_changes.h"
#include "shared/protocol/session_notes.h"
#include "shared/protocol/slot.h"
#include "tests/client/app/app_harness.h"

#include <QAction>
#include <QComboBox>
#include <QDateEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::App;
using test::Outsider;
using test::RunningServer;
using test::soon;

/// Sessions in the real app, with a real server: booked, proposed, moved, cancelled.
class SessionsTest : public QObject {
    Q_OBJECT

    /// A mentor who can always be met, and an apprentice of theirs.
    struct Pair {
        RunningServer server{test::Engine::Sqlite};
        Outsider ada{server, u"Ada Mentor"_s, SignUpRole::Mentor};
        Outsider lucia{server, u"Lucia Learner"_s, SignUpRole::Apprentice};

        Pair()
        {
            ada.teach(u"Lace making"_s);
            join(lucia);
            Availability week;
            week.timeZone = u"America/New_York"_s;
            for (int day = 1; day <= rules::weekdays; ++day)
                week.blocks.push_back({day, u"00:00"_s, u"24:00"_s});
            week.lengths = {45, 60};
            week.noticeMinutes = 0;
            QCOMPARE(ada.http.put("/api/v1/availability", week).status, 200);
        }

        void join(Outsider& apprentice)
        {
            const auto request = apprentice.ask(ada.signedIn.user.id, u"Teach me, please."_s);
            QCOMPARE(ada.http.post("/api/v1/requests/" + request.id.toByteArray() + "/accept").status, 200);
        }

        std::vector<Session> sessionsOf(Outsider& who)
        {
            return who.http.get("/api/v1/sessions").as<Page<Session>>().items;
        }

        std::vector<Slot> freeFor(Outsider& who)
        {
            return who.http.get("/api/v1/mentors/" + ada.signedIn.user.id.toByteArray() + "/slots")
                .as<SlotList>()
                .items;
        }

        Session propose(Instant startsAt, const QString& agenda)
        {
            BookSessionBody body;
            body.apprenticeId = lucia.signedIn.user.id;
            body.startsAt = startsAt;
            body.minutes = 45;
            body.agenda = agenda;
            return ada.http.post("/api/v1/sessions", body).as<Session>();
        }
    };

    static App* open(Pair& pair, const QString& who)
    {
        auto* app = new App(pair.server, Outsider::email(who));
        if (!QTest::qWaitFor([&] { return app->app.scope() != nullptr; }, soon))
            qFatal("nobody is signed in");
        return app;
    }

    /// The chips of free slots that are shown, by name: the earliest first.
    static QStringList slotChips(const App& app)
    {
        QStringList names;
        const auto* dialog = app.find(u"bookingDialog"_s);
        if (!dialog)
            return {};
        for (const auto* chip : dialog->findChildren<ui::Chip*>(QRegularExpression(u"^slot_"_s))) {
            if (chip->isVisible())
                names << chip->objectName();
        }
        names.sort();
        return names;
    }

    static int badge(const App& app)
    {
        return app.app.scope()->frame()->rail()->item(u"sessions"_s)->count();
    }

    static QString words(const App& app, const QString& name)
    {
        const auto* label = app.find<QLabel>(name);
        return label ? label->text() : QString();
    }

    static QString state(const App& app)
    {
        const auto* tag = app.find<ui::StateTag>(u"sessionState"_s);
        return tag ? tag->text() : QString();
    }

private Q_SLOTS:
    void initTestCase() { qApp->setQuitOnLastWindowClosed(false); }

    /// What stands in an open dialog works with the account: it goes with it, and leaves the start page free.
    void theSignInEndsElsewhereWhileADialogIsOpen()
    {
        Pair pair;
        const std::unique_ptr<App> app(open(pair, u"Lucia Learner"_s));
        QVERIFY(app->app.scope()->frame()->goTo(u"sessions"_s));
        app->click(u"sessionsBook"_s);
        QTRY_VERIFY_WITH_TIMEOUT(slotChips(*app).size() > 3, soon);
        QCOMPARE(pair.lucia.http.post("/api/v1/auth/logout-all").status, 204);
        QTRY_VERIFY_WITH_TIMEOUT(!app->app.scope() && app->find(u"signInButton"_s), soon);
        QVERIFY(!app->find(u"bookingDialog"_s));
        QTRY_VERIFY_WITH_TIMEOUT(app->app.window().findChildren<ui::Dialog*>().isEmpty(), soon);
    }

    void anApprenticeBooksAFreeSlot()
    {
        Pair pair;
        const std::unique_ptr<App> app(open(pair, u"Lucia Learner"_s));
        QVERIFY(app->app.scope()->frame()->goTo(u"sessions"_s));
        app->click(u"sessionsBook"_s);
        QTRY_VERIFY_WITH_TIMEOUT(slotChips(*app).size() > 3, soon);
        QVERIFY(!app->find(u"bookButton"_s)->isEnabled());
        // By keyboard the times come after the buttons above them.
        auto* later = app->find(u"slotsOn"_s);
        QVERIFY(later);
        later->setFocus(Qt::TabFocusReason);
        QTest::keyClick(later, Qt::Key_Tab);
        QCOMPARE(app->app.window().focusWidget()->objectName(), slotChips(*app).front());
        app->click(slotChips(*app).at(2));
        // Both clocks are told.
        QTRY_VERIFY_WITH_TIMEOUT(!words(*app, u"bookingTheirTime"_s).isEmpty(), soon);
        QVERIFY(words(*app, u"bookingMyTime"_s) != words(*app, u"bookingTheirTime"_s));
        app->type(u"bookingAgenda"_s, u"Bobbins, and how many"_s);
        app->click(u"bookButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app->find(u"bookingDialog"_s), soon);

        const auto booked = pair.sessionsOf(pair.ada);
        QCOMPARE(booked.size(), 1U);
        QCOMPARE(booked.front().status, SessionStatus::Scheduled);
        QCOMPARE(booked.front().agenda.value_or(QString()), u"Bobbins, and how many"_s);
        QCOMPARE(booked.front().endsAt - booked.front().startsAt, std::chrono::minutes(45));

        app->find<ui::Segmented>(u"sessionsView"_s)->setCurrent(1);
        QTRY_VERIFY_WITH_TIMEOUT(app->find<SessionRow>(u"sessionRow"_s), soon);
        QVERIFY(app->find(u"sessionRow"_s)->accessibleName().contains(u"Bobbins, and how many"_s));
        // Home counts down to it.
        QVERIFY(app->app.scope()->frame()->goTo(u"home"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!words(*app, u"nextSessionCountdown"_s).isEmpty(), soon);
    }

    void anotherTimeIsShownInItsOwnWeek()
    {
        Pair pair;
        BookSessionBody body;
        body.mentorId = pair.ada.signedIn.user.id;
        const auto free = pair.freeFor(pair.lucia);
        std::size_t at = 100; // a day from now, and not over midnight, which may end a week
        while (free.at(at).date != free.at(at + 3).date)
            ++at;
        body.startsAt = free.at(at).startsAt;
        body.minutes = 45;
        const auto session = pair.lucia.http.post("/api/v1/sessions", body).as<Session>();
        const QString id = session.id.toString();
        // A length that Ada does not offer: Lucía has to agree.
        const RescheduleBody move{session.startsAt + std::chrono::days(7), 30};
        QVERIFY(pair.ada.http.post("/api/v1/sessions/" + session.id.toByteArray() + "/reschedule", move)
                    .as<Session>()
                    .move);
        const std::unique_ptr<App> app(open(pair, u"Lucia Learner"_s));
        QTRY_COMPARE_WITH_TIMEOUT(badge(*app), 1, soon);
        QVERIFY(app->app.scope()->frame()->goTo(u"sessions"_s));
        QTRY_VERIFY_WITH_TIMEOUT(app->find<WeekView>(u"weekView"_s), soon);
        auto* week = app->find<WeekView>(u"weekView"_s);
        const QString asked = id + u"/move"_s;
        for (int turns = 0; turns < 3 && week->rectOfBlock(asked).isNull(); ++turns)
            app->click(u"sessionsOn"_s);
        QVERIFY(!week->rectOfBlock(asked).isNull());
        QVERIFY(week->rectOfBlock(id).isNull());
        // It leads to the session, where it can be answered.
        week->setCurrentBlock(asked);
        QTest::keyClick(week, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(app->find(u"sessionTitle"_s), soon);
    }

    void whoIsTooLateIsShownWhatElseIsFree()
    {
        Pair pair;
        Outsider rosa(pair.server, u"Rosa Rival"_s, SignUpRole::Apprentice);
        pair.join(rosa);
        // A mentor who proposes holds nothing: somebody may book what is chosen.
        const std::unique_ptr<App> app(open(pair, u"Ada Mentor"_s));
        QVERIFY(app->app.scope()->frame()->goTo(u"home"_s));
        app->click(u"proposeApprentice"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app->find(u"bookButton"_s) && app->find(u"bookButton"_s)->isEnabled(), soon);
        const int quarter = app->find<QComboBox>(u"bookingTime"_s)->currentIndex();
        const QTimeZone zone(app->app.session().user().timeZone.toUtf8());
        const QDateTime shown(
            app->find<QDateEdit>(u"bookingDate"_s)->date(), QTime(quarter / 4, quarter % 4 * 15), zone);
        BookSessionBody body;
        body.mentorId = pair.ada.signedIn.user.id;
        body.startsAt = instantFromMillis(shown.toMSecsSinceEpoch());
        body.minutes = 45;
        QCOMPARE(rosa.http.post("/api/v1/sessions", body).status, 201);

        app->click(u"bookButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app->find(u"bookingError"_s), soon);
        QTRY_VERIFY_WITH_TIMEOUT(app->find(u"nextFreeSlot"_s), soon);
        app->click(u"nextFreeSlot"_s);
        app->click(u"bookButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app->find(u"bookingDialog"_s), soon);
        QCOMPARE(pair.sessionsOf(pair.lucia).size() + pair.sessionsOf(rosa).size(), 2U);
    }

    void whatIsChosenIsHeldAndGivenBack()
    {
        Pair pair;
        Outsider rosa(pair.server, u"Rosa Rival"_s, SignUpRole::Apprentice);
        pair.join(rosa);
        const auto before = pair.freeFor(rosa).size();
        const std::unique_ptr<App> app(open(pair, u"Lucia Learner"_s));
        QVERIFY(app->app.scope()->frame()->goTo(u"sessions"_s));
        app->click(u"sessionsBook"_s);
        QTRY_VERIFY_WITH_TIMEOUT(slotChips(*app).size() > 3, soon);
        app->click(slotChips(*app).at(3));
        QTRY_VERIFY_WITH_TIMEOUT(!words(*app, u"bookingMyTime"_s).isEmpty(), soon);
        QVERIFY(!app->find(u"bookingError"_s));
        QTRY_VERIFY_WITH_TIMEOUT(pair.freeFor(rosa).size() < before - 1, soon);
        QTest::keyClick(app->find(u"bookingDialog"_s), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!app->find(u"bookingDialog"_s), soon);
        QTRY_VERIFY_WITH_TIMEOUT(pair.freeFor(rosa).size() >= before - 1, soon); // a quarter may have passed
    }

    void aProposalIsConfirmedAndItsEndIsToldLive()
    {
        Pair pair;
        const std::unique_ptr<App> app(open(pair, u"Lucia Learner"_s));
        QCOMPARE(badge(*app), 0);
        const Instant at = pair.freeFor(pair.lucia).at(200).startsAt;
        const Session proposed = pair.propose(at, u"First stitches\nBring linen"_s);
        QTRY_COMPARE_WITH_TIMEOUT(badge(*app), 1, soon);
        QVERIFY(app->app.scope()->frame()->goTo(u"sessions"_s));
        app->find<ui::Segmented>(u"sessionsView"_s)->setCurrent(1);
        app->click(u"sessionRowAction"_s);
        QTRY_COMPARE_WITH_TIMEOUT(badge(*app), 0, soon);
        QCOMPARE(pair.sessionsOf(pair.ada).front().status, SessionStatus::Scheduled);

        QTRY_VERIFY_WITH_TIMEOUT(app->find(u"sessionRow"_s), soon);
        QTest::keyClick(app->find(u"sessionRow"_s), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(words(*app, u"sessionTitle"_s), u"First stitches"_s, soon);
        QTRY_COMPARE_WITH_TIMEOUT(state(*app), u"Scheduled"_s, soon);
        const QByteArray path = "/api/v1/sessions/" + proposed.id.toByteArray();
        QCOMPARE(pair.ada.http.post(path + "/cancel", CancelSessionBody{u"The dog is ill."_s}).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(state(*app), u"Cancelled"_s, soon);
        QVERIFY(!app->find(u"rescheduleButton"_s));
    }

    void whatIsSaidAroundItStandsOnItsPage()
    {
        Pair pair;
        // What is said from a quarter of an hour before the start counts. Not in the last moment before a
        // quarter begins: then the first slot would be the next one.
        Instant at = pair.freeFor(pair.lucia).front().startsAt;
        if (at - SystemClock().now() < std::chrono::seconds(5)) {
            QTRY_VERIFY_WITH_TIMEOUT(SystemClock().now() > at, soon);
            at = pair.freeFor(pair.lucia).front().startsAt;
        }
        pair.propose(at, u"First stitches"_s);
        CreateChatBody between;
        between.userIds = {pair.lucia.signedIn.user.id};
        const auto chat = pair.ada.http.post("/api/v1/chats", between).as<Chat>();
        const QByteArray messages = "/api/v1/chats/" + chat.id.toByteArray() + "/messages";
        const auto say = [&](Outsider& who, const QString& text) {
            NewMessageBody body;
            body.clientId = ClientMessageId::generate(SystemClock().now());
            body.content = text;
            return who.http.post(messages, body).as<Message>();
        };
        say(pair.ada, u"Is **linen** there?"_s);
        const Message wrong = say(pair.ada, u"Not for this chat"_s);
        QCOMPARE(pair.ada.http.remove(messages + '/' + QByteArray::number(wrong.seq)).status, 200);

        const std::unique_ptr<App> app(open(pair, u"Lucia Learner"_s));
        QVERIFY(app->app.scope()->frame()->goTo(u"sessions"_s));
        app->find<ui::Segmented>(u"sessionsView"_s)->setCurrent(1);
        QTRY_VERIFY_WITH_TIMEOUT(app->find(u"sessionRow"_s), soon);
        QTest::keyClick(app->find(u"sessionRow"_s), Qt::Key_Return);
        const auto told = [&] {
            QStringList all;
            if (const auto* timeline = app->find(u"sessionTimeline"_s)) {
                for (const auto* label : timeline->findChildren<ui::Label*>()) {
                    if (label->isVisible())
                        all << label->text();
                }
            }
            return all;
        };
        // As it reads, without the marks of Markdown; what was deleted is not among it.
        QTRY_VERIFY_WITH_TIMEOUT(told().contains(u"1 message in the chat around it"_s), soon);
        QVERIFY(told().contains(u"Ada: Is linen there?"_s));
        QVERIFY(told().filter(u"Not for this chat"_s).isEmpty());
        // And what is said while one looks at it.
        say(pair.lucia, u"Two metres"_s);
        say(pair.ada, u"Good"_s);
        QTRY_VERIFY_WITH_TIMEOUT(told().contains(u"3 messages in the chat around it"_s), soon);
        QVERIFY(told().contains(u"You: Two metres"_s) && told().contains(u"Ada: Good"_s));
        QVERIFY(!told().contains(u"Ada: Is linen there?"_s)); // the last two of them
        app->click(u"timelineLink"_s);
        QTRY_COMPARE_WITH_TIMEOUT(app->app.scope()->frame()->currentKey(), u"messages"_s, soon);
    }

    void aMonthLeadsToAnotherWeek()
    {
        Pair pair;
        const Instant at = pair.freeFor(pair.lucia).at(700).startsAt; // in a week
        const Session proposed = pair.propose(at, u"Far away"_s);
        const std::unique_ptr<App> app(open(pair, u"Lucia Learner"_s));
        QVERIFY(app->app.scope()->frame()->goTo(u"sessions"_s));
        // As narrow as the window gets, nothing of the heading is cut.
        app->app.window().resize(720, 480);
        const auto range = [&]() -> QString {
            const auto* button = app->find<QAbstractButton>(u"sessionsRange"_s);
            return button ? button->text() : QString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!range().isEmpty(), soon);
        QTRY_VERIFY_WITH_TIMEOUT(app->find(u"sessionsRange"_s)->width()
                >= app->find(u"sessionsRange"_s)->minimumSizeHint().width(),
            soon);
        const auto* title = app->find<ui::Label>(u"sessionsTitle"_s);
        QVERIFY(title);
        QVERIFY(!title->isElided());

        const QString before = range();
        app->click(u"sessionsRange"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app->find<MonthStrip>(u"sessionsMonth"_s), soon);
        auto* month = app->find<MonthStrip>(u"sessionsMonth"_s);
        QTRY_VERIFY_WITH_TIMEOUT(month->hasFocus() || app->app.window().focusWidget() == month, soon);
        // The day of the session says so, to those who are read to as well.
        const QTimeZone zone(app->app.session().user().timeZone.toUtf8());
        const QDate day = QDateTime::fromMSecsSinceEpoch(toMillis(at), zone).date();
        const QDate shown = QDate(1970, 1, 1).addDays(month->chosen().time_since_epoch().count());
        for (qint64 i = shown.daysTo(day); i > 0; --i)
            QTest::keyClick(month, Qt::Key_Right);
        QTRY_VERIFY_WITH_TIMEOUT(month->accessibleName().contains(u"with sessions"_s), soon);
        QTest::keyClick(month, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!app->find(u"sessionsMonth"_s), soon);
        QVERIFY(range() != before);
        QVERIFY(range().contains(QString::number(day.addDays(7 - day.dayOfWeek()).day())));
        QVERIFY(proposed.startsAt == at);
    }

    void listsAreSiftedByPersonAndPeriod()
    {
        Pair pair;
        Outsider rosa(pair.server, u"Rosa Rival"_s, SignUpRole::Apprentice);
        pair.join(rosa);
        const auto free = pair.freeFor(pair.lucia);
        pair.propose(free.at(100).startsAt, u"Soon with Lucia"_s); // tomorrow
        pair.propose(free.at(900).startsAt, u"Late with Lucia"_s); // in nine days
        BookSessionBody body;
        body.mentorId = pair.ada.signedIn.user.id;
        body.startsAt = free.at(300).startsAt;
        body.minutes = 45;
        body.agenda = u"With Rosa"_s;
        QCOMPARE(rosa.http.post("/api/v1/sessions", body).status, 201);
        const std::unique_ptr<App> app(open(pair, u"Ada Mentor"_s));
        QVERIFY(app->app.scope()->frame()->goTo(u"sessions"_s));
        app->find<ui::Segmented>(u"sessionsView"_s)->setCurrent(1);
        const auto rows = [&] {
            QStringList shown;
            if (const auto* list = app->find(u"sessionList"_s)) {
                for (const auto* row : list->findChildren<SessionRow*>()) {
                    if (row->isVisible())
                        shown << row->accessibleName().section(u',', 0, 0);
                }
            }
            return shown;
        };
        const auto choose = [&](const QString& words) {
            for (QAction* action : app->find(u"sessionList"_s)->findChildren<QAction*>()) {
                if (action->text() == words)
                    action->trigger();
            }
        };
        const QStringList all{u"Soon with Lucia"_s, u"With Rosa"_s, u"Late with Lucia"_s};
        QTRY_COMPARE_WITH_TIMEOUT(rows(), all, soon);
        choose(u"Rosa Rival"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), QStringList{u"With Rosa"_s}, soon);
        choose(u"Lucia Learner"_s);
        choose(u"Next 7 days"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), QStringList{u"Soon with Lucia"_s}, soon);
        // The cross takes a filter away again.
        QTest::keyClick(app->find(u"sessionsWho"_s), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), (QStringList{u"Soon with Lucia"_s, u"With Rosa"_s}), soon);
        QTest::keyClick(app->find(u"sessionsPeriod"_s), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), all, soon);
    }

    void anotherLanguageKeepsWhoseTimeIsShown()
    {
        Pair pair;
        const std::unique_ptr<App> app(open(pair, u"Lucia Learner"_s));
        QVERIFY(app->app.scope()->frame()->goTo(u"sessions"_s));
        const auto shown = [&]() -> QString {
            const auto* box = app->find<QComboBox>(u"sessionsFree"_s);
            return box ? box->currentText() : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(shown(), u"Free time: Ada"_s, soon);
        app->app.languages().choose(Languages::Choice::Spanish);
        QTRY_VERIFY_WITH_TIMEOUT(shown() != u"Free time: Ada"_s, soon);
        QVERIFY2(shown().endsWith(u": Ada"_s), qPrintable(shown()));
    }

    void aMentorProposesMovesAndCancels()
    {
        Pair pair;
        const std::unique_ptr<App> app(open(pair, u"Ada Mentor"_s));
        QVERIFY(app->app.scope()->frame()->goTo(u"home"_s));
        app->click(u"proposeApprentice"_s); // any time, tomorrow unless told
        app->click(u"bookButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app->find(u"bookingDialog"_s), soon);
        auto known = pair.sessionsOf(pair.lucia);
        QCOMPARE(known.size(), 1U);
        QCOMPARE(known.front().status, SessionStatus::Proposed);
        const QByteArray path = "/api/v1/sessions/" + known.front().id.toByteArray();
        QCOMPARE(pair.lucia.http.post(path + "/confirm").status, 200);

        QVERIFY(app->app.scope()->frame()->goTo(u"sessions"_s));
        app->find<ui::Segmented>(u"sessionsView"_s)->setCurrent(1);
        QTRY_VERIFY_WITH_TIMEOUT(app->find(u"sessionRow"_s), soon);
        QTest::keyClick(app->find(u"sessionRow"_s), Qt::Key_Return);
        app->click(u"rescheduleButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app->find<QDateEdit>(u"bookingDate"_s), soon);
        auto* date = app->find<QDateEdit>(u"bookingDate"_s);
        date->setDate(date->date().addDays(1));
        app->click(u"bookButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app->find(u"bookingDialog"_s), soon);
        QVERIFY(pair.sessionsOf(pair.lucia).front().startsAt > known.front().startsAt);

        app->click(u"cancelSessionButton"_s);
        app->click(u"confirmReasonButton"_s); // not without a reason
        QVERIFY(app->find(u"reasonPopover"_s));
        app->type(u"sessionReason"_s, u"I caught a cold."_s);
        app->click(u"confirmReasonButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(*app), u"Cancelled"_s, soon);
        known = pair.sessionsOf(pair.lucia);
        // What is noted for both, the other reads.
        app->type(u"notesShared"_s, u"Linen next time"_s);
        app->click(u"saveNotesButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app->find(u"saveNotesButton"_s), soon);
        QCOMPARE(pair.lucia.http.get(path + "/notes").as<SessionNotes>().theirs, u"Linen next time"_s);
        QCOMPARE(known.front().cancelReason.value_or(QString()), u"I caught a cold."_s);

        // What I note on another device meanwhile is not overwritten unseen.
        app->type(u"notesMine"_s, u"Bring pins"_s);
        SessionNotesBody elsewhere;
        elsewhere.mine = u"Ask about lace"_s;
        elsewhere.shared = u"Linen next time"_s;
        QCOMPARE(pair.ada.http.put(path + "/notes", elsewhere).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(words(*app, u"notesError"_s).contains(u"in the meantime"_s), soon);
        QCOMPARE(pair.ada.http.get(path + "/notes").as<SessionNotes>().mine, u"Ask about lace"_s);
        app->click(u"saveNotesButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app->find(u"saveNotesButton"_s), soon);
        QCOMPARE(pair.ada.http.get(path + "/notes").as<SessionNotes>().mine, u"Bring pins"_s);
        QVERIFY(words(*app, u"notesError"_s).isEmpty());
    }
};

QTEST_MAIN(SessionsTest)
#include "sessions_test.moc"
