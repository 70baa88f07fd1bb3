// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/signed_in_scope.h"
#include "client/directory/mentor_card.h"
#include "client/ui/banner.h"
#include "client/ui/chip.h"
#include "client/ui/label.h"
#include "client/ui/main_frame.h"
#include "client/ui/navigation_rail.h"
#include "client/ui/segmented.h"
#include "client/ui/state_tag.h"
#include "client/ui/text_field.h"
#include "tests/client/app/app_harness.h"

#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::App;
using test::Outsider;
using test::password;
using test::RunningServer;
using test::soon;

/// The app as people use it: real widgets, a real server.
class AppTest : public QObject {
    Q_OBJECT

    /// What the mentor's page says of how we stand to each other; nothing while it loads.
    static QString standing(const App& app)
    {
        const auto* tag = app.find<ui::StateTag>(u"standingTag"_s);
        return tag ? tag->text() : QString();
    }

private Q_SLOTS:
    void initTestCase() { qApp->setQuitOnLastWindowClosed(false); }

    void anApprenticeRegistersFindsAsksAndIsAccepted()
    {
        RunningServer server(test::Engine::Sqlite);
        Outsider ada(server, u"Ada Mentor"_s, SignUpRole::Mentor);
        ada.teach(u"Lace making"_s);

        App app(server);
        app.click(u"createAccountButton"_s);
        app.type(u"registerName"_s, u"Lucia Learner"_s);
        app.type(u"registerEmail"_s, u"lucia@example.org"_s);
        app.type(u"registerPassword"_s, password);
        app.click(u"registerButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.app.scope(), soon);

        QTest::keyClick(&app.app.window(), Qt::Key_2, Qt::ControlModifier);
        app.type(u"findSearchField"_s, u"lace"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find<MentorCardWidget>(u"mentorCard_0"_s), soon);
        auto* card = app.find<MentorCardWidget>(u"mentorCard_0"_s);
        QVERIFY(card->mentor() == ada.signedIn.user.id);
        card->setFocus();
        QTest::keyClick(card, Qt::Key_Return);

        QTRY_VERIFY_WITH_TIMEOUT(app.find<QPlainTextEdit>(u"askMessage"_s), soon);
        app.type(u"askMessage"_s, u"I would like to make lace."_s);
        app.click(u"sendRequestButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(standing(app), u"Waiting"_s, soon);

        const auto received = ada.requests();
        QCOMPARE(received.size(), 1U);
        QCOMPARE(received.front().message, u"I would like to make lace."_s);
        QCOMPARE(
            ada.http.post("/api/v1/requests/" + received.front().id.toByteArray() + "/accept").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(standing(app), u"Active"_s, soon);

        app.app.scope()->frame()->goTo(u"settings"_s);
        app.click(u"signOutButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app.app.scope(), soon);
        QVERIFY(app.find(u"signInButton"_s));
    }

    void aMentorAcceptsUndoesAndClosingSends()
    {
        RunningServer server(test::Engine::Sqlite);
        Outsider ada(server, u"Ada Mentor"_s, SignUpRole::Mentor);
        ada.teach(u"Lace making"_s);
        Outsider lucia(server, u"Lucia Learner"_s, SignUpRole::Apprentice);

        App app(server, Outsider::email(u"Ada Mentor"_s));
        QTRY_VERIFY_WITH_TIMEOUT(app.app.scope(), soon);
        auto* frame = app.app.scope()->frame();
        const auto badge = [frame] { return frame->rail()->item(u"requests"_s)->count(); };
        QCOMPARE(badge(), 0);
        lucia.ask(ada.signedIn.user.id, u"Teach me, please."_s);
        QTRY_COMPARE_WITH_TIMEOUT(badge(), 1, soon); // without a hand being lifted

        QVERIFY(frame->goTo(u"requests"_s));
        app.click(u"acceptButton"_s);
        QTRY_COMPARE(badge(), 0);
        app.click(u"toastUndo"_s);
        QTRY_COMPARE(badge(), 1);
        QCOMPARE(lucia.requests().front().status, RequestStatus::Pending);

        app.click(u"acceptButton"_s);
        QTRY_COMPARE(badge(), 0);
        QCOMPARE(lucia.requests().front().status, RequestStatus::Pending); // still to be undone
        app.app.window().close();
        QCOMPARE(lucia.requests().front().status, RequestStatus::Accepted);
    }

    void errorsAreSaidWhereTheyBelong()
    {
        RunningServer server(test::Engine::Sqlite);
        Outsider ada(server, u"Ada Mentor"_s, SignUpRole::Mentor);
        App app(server);
        app.type(u"signInEmail"_s, Outsider::email(u"Ada Mentor"_s));
        app.type(u"signInPassword"_s, u"not the password"_s);
        app.click(u"signInButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find<ui::TextField>(u"signInPassword"_s)->error().isEmpty(), soon);

        app.click(u"createAccountButton"_s);
        app.click(u"registerButton"_s);
        QVERIFY(!app.find<ui::TextField>(u"registerName"_s)->error().isEmpty());
        app.type(u"registerName"_s, u"Another Ada"_s);
        app.type(u"registerEmail"_s, Outsider::email(u"Ada Mentor"_s));
        app.type(u"registerPassword"_s, password);
        app.click(u"registerButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find<ui::TextField>(u"registerEmail"_s)->error().isEmpty(), soon);
        QVERIFY(!app.app.scope());
    }

    void whatWasLoadedStaysReadableOffline()
    {
        RunningServer server(test::Engine::Sqlite);
        Outsider ada(server, u"Ada Mentor"_s, SignUpRole::Mentor);
        ada.teach(u"Lace making"_s);
        Outsider lucia(server, u"Lucia Learner"_s, SignUpRole::Apprentice);
        App app(server, Outsider::email(u"Lucia Learner"_s));
        QTRY_VERIFY_WITH_TIMEOUT(app.app.scope(), soon);
        app.app.scope()->frame()->goTo(u"find"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"mentorCard_0"_s), soon);
        server.kill();
        QTRY_VERIFY_WITH_TIMEOUT(app.find(u"offlineBanner"_s), soon);
        QVERIFY(app.find(u"mentorCard_0"_s));
    }

    void theLanguageChangesWhileItRuns()
    {
        RunningServer server(test::Engine::Sqlite);
        Outsider ada(server, u"Ada Mentor"_s, SignUpRole::Mentor);
        App app(server, Outsider::email(u"Ada Mentor"_s));
        QTRY_VERIFY_WITH_TIMEOUT(app.app.scope(), soon);
        auto* frame = app.app.scope()->frame();
        QVERIFY(frame->goTo(u"settings"_s));
        QCOMPARE(app.app.window().windowTitle(), u"Settings · Gremio"_s);
        app.find<ui::Segmented>(u"settingsLanguage"_s)->setCurrent(2);
        QTRY_COMPARE(app.app.window().windowTitle(), u"Ajustes · Gremio"_s);
        QCOMPARE(QLocale().language(), QLocale::Spanish);
        // Mails, too, are to be in that language.
        QTRY_COMPARE_WITH_TIMEOUT(
            ada.http.get("/api/v1/users/me").as<User>().locale, UiLocale::Spanish, soon);
    }

    void aCardSaysWhenTheMentorIsFreeNext()
    {
        // The words and the theme are those of an app.
        RunningServer server(test::Engine::Sqlite);
        App app(server);
        const QTimeZone madrid("Europe/Madrid");
        const Instant now = *parseRfc3339("2026-10-27T10:22:00Z");
        MentorCard mentor;
        mentor.displayName = u"Daniel Okafor"_s;
        mentor.freePlaces = 1;
        // The last of them is on the next day: the day is said once, for those that are on it.
        for (const char* at : {"2026-10-29T15:30:00Z", "2026-10-29T16:15:00Z", "2026-10-29T23:00:00Z"})
            mentor.nextSlots.push_back({*parseRfc3339(at), 45});
        MentorCardWidget card;
        card.present(mentor, {Standing::Kind::Mentored, u"Your mentor since May"_s}, madrid, now);
        auto* day = card.findChild<ui::Label*>(u"mentorNextDay"_s);
        QVERIFY(day);
        const auto times = [&card] {
            QStringList shown;
            for (int i = 0; i < 3; ++i) {
                const auto* slot = card.findChild<ui::Chip*>(u"mentorNextSlot_%1"_s.arg(i));
                if (slot && !slot->isHidden())
                    shown << slot->text();
            }
            return shown;
        };
        QCOMPARE(times(), (QStringList{u"16:30"_s, u"17:15"_s})); // by my clock
        QCOMPARE(day->text(), u"Thu 29 Oct"_s);
        QVERIFY(card.accessibleDescription().contains(
            u"Next free for you: Thursday 29 October 16:30–17:15, 17:15"_s));
        std::optional<Instant> chosen;
        connect(&card, &MentorCardWidget::slotChosen, this,
            [&](const UserId&, Instant startsAt, int) { chosen = startsAt; });
        for (int i = 0; i < 2; ++i) {
            card.findChild<ui::Chip*>(u"mentorNextSlot_%1"_s.arg(i))->click();
            QCOMPARE(chosen, std::optional(mentor.nextSlots[std::size_t(i)].startsAt));
        }
        // In a narrow window the day stands whole, with those beside it that there is room for.
        mentor.nextSlots.back().startsAt = *parseRfc3339("2026-10-29T17:00:00Z");
        card.present(mentor, {Standing::Kind::Mentored, {}}, madrid, now);
        card.resize(1000, card.height());
        QCOMPARE(times(), (QStringList{u"16:30"_s, u"17:15"_s, u"18:00"_s}));
        card.show();
        card.resize(640, card.height());
        QCOMPARE(times(), (QStringList{u"16:30"_s, u"17:15"_s}));
        QCOMPARE(day->text(), u"Thu 29 Oct"_s);
        // By keyboard: from the card to its times, and on to the next of them.
        card.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&card, Qt::Key_Right);
        QTRY_COMPARE(QApplication::focusWidget(), card.findChild<ui::Chip*>(u"mentorNextSlot_0"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QTRY_COMPARE(QApplication::focusWidget(), card.findChild<ui::Chip*>(u"mentorNextSlot_1"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(chosen, std::optional(mentor.nextSlots[1].startsAt));
        // Another day has begun: what was Thursday is tomorrow.
        card.present(mentor, {}, madrid, now + std::chrono::hours(24));
        QCOMPARE(day->text(), u"Tomorrow"_s);
        mentor.nextSlots.clear();
        card.present(mentor, {}, madrid, now);
        QCOMPARE(times(), QStringList());
        QCOMPARE(day->text(), u"Nothing free for now"_s);
    }
};

QTEST_MAIN(AppTest)
#include "app_test.moc"
