// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/signed_in_scope.h"
#include "client/ui/main_frame.h"
#include "client/ui/text_field.h"
#include "tests/client/app/app_harness.h"

#include <QComboBox>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::App;
using test::Outsider;
using test::RunningServer;
using test::soon;

/// The app against a real server, while others do things: an admin, another window, people who leave.
class ConflictTest : public QObject {
    Q_OBJECT

    const QString m_name = u"Ada Mentor"_s;
    const QString m_email = Outsider::email(m_name);
    std::unique_ptr<RunningServer> m_server;
    std::unique_ptr<Outsider> m_ada;

    /// All words that can be seen in the widget of that name.
    static QString words(const App& app, const QString& name)
    {
        QStringList all;
        if (const QWidget* widget = app.find(name)) {
            for (const auto* label : widget->findChildren<QLabel*>())
                all << (label->isVisible() ? label->text() : QString());
        }
        return all.join(u' ');
    }

    void open(App& app, const QString& page, const QString& awaited) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(app.app.scope(), soon);
        app.app.scope()->frame()->goTo(page);
        QTRY_VERIFY_WITH_TIMEOUT(app.find(awaited), soon);
    }

    static QString text(const App& app, const QString& field)
    {
        const auto* found = app.find<ui::TextField>(field);
        return found ? found->text() : QString();
    }

private Q_SLOTS:
    void initTestCase() { qApp->setQuitOnLastWindowClosed(false); }

    void init()
    {
        m_server = std::make_unique<RunningServer>(test::Engine::Sqlite);
        m_ada = std::make_unique<Outsider>(*m_server, m_name, SignUpRole::Mentor);
    }

    void cleanup()
    {
        m_ada.reset();
        m_server.reset();
    }

    void aProfileThatChangedElsewhereIsNotOverwritten()
    {
        App app(*m_server, m_email);
        open(app, u"profile"_s, u"profileHeadline"_s);
        app.type(u"profileHeadline"_s, u"Typed here"_s);
        ProfileBody elsewhere;
        elsewhere.location = u"Changed elsewhere"_s;
        elsewhere.capacity = 3;
        QCOMPARE(m_ada->http.put("/api/v1/profile", elsewhere).status, 200);
        // The event loop did not run since, so the page cannot know.
        QTest::mouseClick(app.find(u"profileSave"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(words(app, u"profileError"_s).contains(u"changed in the meantime"_s), soon);
        QTRY_COMPARE_WITH_TIMEOUT(text(app, u"profileLocation"_s), u"Changed elsewhere"_s, soon);
        QCOMPARE(text(app, u"profileHeadline"_s), u"Typed here"_s);
        const auto profile = [this] { return m_ada->http.get("/api/v1/profile").as<Profile>(); };
        QVERIFY(!profile().headline);

        app.click(u"profileSave"_s);
        QTRY_COMPARE_WITH_TIMEOUT(profile().headline.value_or(QString()), u"Typed here"_s, soon);
        QCOMPARE(profile().location.value_or(QString()), u"Changed elsewhere"_s);
        QCOMPARE(profile().capacity, 3);
        QTRY_VERIFY(!app.find(u"profileError"_s));
    }

    void anAccountThatChangedElsewhereIsNotOverwritten()
    {
        App app(*m_server, m_email);
        open(app, u"profile"_s, u"profileName"_s);
        QTRY_COMPARE_WITH_TIMEOUT(text(app, u"profileName"_s), m_name, soon);
        UpdateUserBody elsewhere;
        elsewhere.displayName = m_name;
        elsewhere.locale = UiLocale::English;
        elsewhere.timeZone = u"Asia/Tokyo"_s;
        const auto me = [this] { return m_ada->http.get("/api/v1/users/me").as<User>(); };
        app.type(u"profileName"_s, u" of here"_s);
        QCOMPARE(m_ada->http.put("/api/v1/users/me", elsewhere).status, 200);
        QTest::mouseClick(app.find(u"profileSave"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(words(app, u"profileError"_s).contains(u"changed in the meantime"_s), soon);
        QTRY_COMPARE_WITH_TIMEOUT(
            app.find<QComboBox>(u"profileTimeZone"_s)->currentData().toString(), u"Asia/Tokyo"_s, soon);
        QCOMPARE(text(app, u"profileName"_s), m_name + u" of here"_s);
        QCOMPARE(me().displayName, m_name);

        app.click(u"profileSave"_s);
        QTRY_COMPARE_WITH_TIMEOUT(me().displayName, m_name + u" of here"_s, soon);
        QCOMPARE(me().timeZone, u"Asia/Tokyo"_s);
    }

    void whyAnAccountIsSuspendedIsSaid()
    {
        QCOMPARE(m_server->run({u"admin"_s, u"suspend"_s, u"--email"_s, m_email, u"--reason"_s,
                     u"Advertising <b>bold</b> {{7*7}}"_s, u"--until"_s, u"2199-12-31T12:00:00Z"_s}),
            0);
        App app(*m_server, m_email);
        QTRY_VERIFY_WITH_TIMEOUT(words(app, u"signInError"_s).contains(u"suspended until"_s), soon);
        QVERIFY2(words(app, u"signInError"_s).contains(u"“Advertising <b>bold</b> {{7*7}}”"_s),
            qPrintable(words(app, u"signInError"_s)));
        QVERIFY(words(app, u"signInError"_s).contains(u"99"_s));
    }

    void noMailIsPromisedThatCannotCome()
    {
        {
            App app(*m_server, m_email);
            QTRY_VERIFY_WITH_TIMEOUT(app.find(u"verifyBanner"_s), soon);
            QVERIFY2(words(app, u"verifyBanner"_s).contains(u"sends no mail yet"_s),
                qPrintable(words(app, u"verifyBanner"_s)));
        }
        RunningServer mailing(test::Engine::Sqlite,
            {u"--smtp-url"_s, u"smtp://127.0.0.1:9?tls=off"_s, u"--mail-from"_s, u"no-reply@example.org"_s});
        const Outsider ada(mailing, m_name, SignUpRole::Mentor);
        App app(mailing, m_email);
        QTRY_VERIFY_WITH_TIMEOUT(words(app, u"verifyBanner"_s).contains(u"A mail to "_s + m_email), soon);
    }

    void whoHasLeftIsCalledSo()
    {
        Outsider lena(*m_server, u"Lena Leaves"_s, SignUpRole::Apprentice);
        m_ada->teach(u"Kafka"_s);
        const auto request = lena.ask(m_ada->signedIn.user.id, u"Please"_s);
        QCOMPARE(m_ada->http.send("POST", "/api/v1/requests/" + request.id.toByteArray() + "/decline", "{}")
                     .status,
            200);
        QCOMPARE(
            lena.http.send("DELETE", "/api/v1/users/me", toJson(DeleteUserBody{test::password})).status, 204);
        App app(*m_server, m_email);
        open(app, u"requests"_s, u"requestsAll"_s);
        app.click(u"requestsAll"_s);
        const auto seen = [&app] {
            for (const auto* label : app.app.window().findChildren<QLabel*>()) {
                if (label->isVisible() && label->text() == u"Deleted account"_s)
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(seen(), soon);
    }
};

QTEST_MAIN(ConflictTest)
#include "conflict_test.moc"
