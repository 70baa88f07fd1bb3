// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desktop_app.h"
#include "client/app/signed_in_scope.h"
#include "client/app/window.h"
#include "client/directory/mentor_card.h"
#include "client/ui/banner.h"
#include "client/ui/main_frame.h"
#include "client/ui/navigation_rail.h"
#include "client/ui/segmented.h"
#include "client/ui/state_tag.h"
#include "client/ui/text_field.h"
#include "shared/protocol/mentorship.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::HttpClient;
using test::RunningServer;

namespace {

const QString password = u"walnut-orchard-7-lanterns"_s;
constexpr int soon = 20'000; // ms; a refresh every few seconds is part of it

/// The app with a profile of its own.
struct App {
    QTemporaryDir dir;
    DesktopApp app;

    explicit App(const RunningServer& server, const QString& email = {})
        : app(*qApp, options(dir, server, email))
    {
        app.languages().choose(Languages::Choice::English);
        app.start();
    }

    static AppOptions options(const QTemporaryDir& dir, const RunningServer& server, const QString& email)
    {
        AppOptions made;
        made.server = QUrl(server.url());
        made.profileDir = dir.path();
        made.account = email;
        made.passwordFromStdin = !email.isEmpty();
        made.password = password;
        return made;
    }

    /// The visible widget of that name, or null.
    template <class W = QWidget>
    W* find(const QString& name) const
    {
        for (auto* candidate : const_cast<App*>(this)->app.window().findChildren<W*>(name)) {
            if (candidate->isVisible())
                return candidate;
        }
        return nullptr;
    }

    void click(const QString& name) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(find(name) && find(name)->isEnabled(), soon);
        QTest::mouseClick(find(name), Qt::LeftButton);
    }

    void type(const QString& name, const QString& text) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(find(name), soon);
        QWidget* field = find(name);
        QTest::keyClicks(field->focusProxy() ? field->focusProxy() : field, text);
    }
};

/// Somebody who uses the API without the app.
struct Outsider {
    HttpClient http;
    SignedIn signedIn;

    Outsider(const RunningServer& server, const QString& name, SignUpRole role)
        : http(server.port())
    {
        RegisterBody body;
        body.email = email(name);
        body.password = password;
        body.displayName = name;
        body.role = role;
        signedIn = http.post("/api/v1/auth/register", body).as<SignedIn>();
        http.setToken(signedIn.accessToken);
    }

    static QString email(const QString& name)
    {
        return name.section(u' ', 0, 0).toLower() + u"@example.org"_s;
    }

    void teach(const QString& skill)
    {
        ProfileBody body;
        body.headline = u"Knows "_s + skill;
        body.skills = {skill};
        body.languages = {u"en"_s};
        body.capacity = 2;
        QCOMPARE(http.put("/api/v1/profile", body).status, 200);
    }

    MentorshipRequest ask(const UserId& mentor, const QString& message)
    {
        CreateRequestBody body;
        body.mentorId = mentor;
        body.message = message;
        return http.post("/api/v1/requests", body).as<MentorshipRequest>();
    }

    std::vector<MentorshipRequest> requests()
    {
        return http.get("/api/v1/requests").as<Page<MentorshipRequest>>().items;
    }
};

} // namespace

/// The app as people use it: real widgets, a real server.
class AppTest : public QObject {
    Q_OBJECT

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
        QTRY_VERIFY_WITH_TIMEOUT(app.find<ui::StateTag>(u"standingTag"_s), soon);
        QCOMPARE(app.find<ui::StateTag>(u"standingTag"_s)->text(), u"Waiting"_s);

        const auto received = ada.requests();
        QCOMPARE(received.size(), 1U);
        QCOMPARE(received.front().message, u"I would like to make lace."_s);
        QCOMPARE(
            ada.http.post("/api/v1/requests/" + received.front().id.toByteArray() + "/accept").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(app.find<ui::StateTag>(u"standingTag"_s)->text(), u"Active"_s, soon);

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
        App app(server, Outsider::email(u"Ada Mentor"_s));
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
    }
};

QTEST_MAIN(AppTest)
#include "app_test.moc"
