// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in, staying signed in over a restart where there is a keychain, and asking where there is none.
#include "tests/e2e/app_driver.h"
#include "tests/e2e/journeys.h"
#include "tests/e2e/keyring.h"
#include "tests/support/mail_server.h"
#include "tests/support/running_server.h"

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio::e2e;
using gremio::test::Engine;
using gremio::test::MailServer;
using gremio::test::RunningServer;
using gremio::test::TakenMail;

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<RunningServer>(Engine::Sqlite, QStringList(), true); }
    void cleanupTestCase() { m_server.reset(); }

    void aWrongPasswordIsSaid();
    void theKeychainKeepsOneSignedInUntilSigningOut();
    void withoutAKeychainItAsksAgain();
    void profilesStandSideBySide();
    void aMailedLinkOpensInTheAppThatRuns();
    void aForgottenPasswordIsSetAnewWithTheMailedCode();

private:
    QString address() const { return u"127.0.0.1:%1"_s.arg(m_server->port()); }

    std::unique_ptr<RunningServer> m_server;
};

void SessionTest::aWrongPasswordIsSaid()
{
    const QTemporaryDir home;
    AppDriver app({home.path()});
    signIn(app, address(), u"lucia@gremio.example"_s, u"not-my-password"_s);
    app.waitForWords(u"The e-mail address or the password is not right."_s);
    QVERIFY(app.look(u"signInEmail"_s).words.contains(u"lucia@gremio.example"_s));
    QVERIFY(!app.look(u"rail_home"_s).visible);

    app.fill(u"signInPassword"_s, demoPassword);
    app.press(u"Return"_s);
    app.waitFor(u"rail_home"_s);
}

void SessionTest::theKeychainKeepsOneSignedInUntilSigningOut()
{
    const Keyring keyring;
    const QTemporaryDir home;
    const AppDriver::Start start{home.path(), {}, {}, keyring.environment()};
    {
        AppDriver app(start);
        signIn(app, address(), u"lucia@gremio.example"_s);
        app.waitFor(u"rail_home"_s);
        goTo(app, u"settings"_s);
        app.waitForWords(u"the key is in the system keychain"_s);
        QVERIFY(!app.look(u"keychainBanner"_s).visible);
        QCOMPARE(app.close(), 0);
    }
    {
        AppDriver app(start);
        app.waitFor(u"rail_home"_s);
        goTo(app, u"settings"_s);
        app.waitForWordsIn(u"settingsEmail"_s, u"lucia@gremio.example"_s);
        app.click(u"signOutButton"_s);
        app.waitFor(u"signInButton"_s);
        QCOMPARE(app.close(), 0);
    }
    AppDriver app(start);
    app.waitForWordsIn(u"serverState"_s, u"Gremio"_s);
    QTRY_VERIFY_WITH_TIMEOUT(app.look(u"signInButton"_s).enabled, patience);
    QVERIFY(!app.look(u"rail_home"_s).visible);
}

void SessionTest::withoutAKeychainItAsksAgain()
{
    const QTemporaryDir home;
    {
        AppDriver app({home.path()});
        signIn(app, address(), u"lucia@gremio.example"_s);
        app.waitFor(u"rail_home"_s);
        app.waitFor(u"keychainBanner"_s);
        QCOMPARE(app.close(), 0);
    }
    // The server and who it was are known, the secret is not.
    AppDriver app({home.path()});
    QTRY_VERIFY_WITH_TIMEOUT(app.look(u"signInButton"_s).enabled, patience);
    QVERIFY(!app.look(u"rail_home"_s).visible);
    QVERIFY(app.look(u"signInEmail"_s).words.contains(u"lucia@gremio.example"_s));
    app.fill(u"signInPassword"_s, demoPassword);
    app.press(u"Return"_s);
    app.waitFor(u"rail_home"_s);
}

void SessionTest::profilesStandSideBySide()
{
    const Keyring keyring;
    const QTemporaryDir lucias;
    const QTemporaryDir priyas;
    const auto start = [&](const QTemporaryDir& home) {
        return AppDriver::Start{home.path(), {}, {}, keyring.environment()};
    };
    for (const auto& [home, email] :
        {std::pair{&lucias, u"lucia@gremio.example"_s}, std::pair{&priyas, u"priya@gremio.example"_s}}) {
        AppDriver app(start(*home));
        signIn(app, address(), email);
        app.waitFor(u"rail_home"_s);
        goTo(app, u"settings"_s);
        app.waitForWords(u"the key is in the system keychain"_s);
        QCOMPARE(app.close(), 0);
    }
    AppDriver lucia(start(lucias));
    AppDriver priya(start(priyas));
    goTo(lucia, u"settings"_s);
    goTo(priya, u"settings"_s);
    lucia.waitForWordsIn(u"settingsEmail"_s, u"lucia@gremio.example"_s);
    priya.waitForWordsIn(u"settingsEmail"_s, u"priya@gremio.example"_s);
}

void SessionTest::aMailedLinkOpensInTheAppThatRuns()
{
    const QTemporaryDir home;
    AppDriver app({home.path()});
    app.fill(u"serverAddress"_s, address());
    app.press(u"Return"_s);
    app.waitForWordsIn(u"serverState"_s, u"Gremio"_s);

    QProcess second;
    second.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    second.setProcessEnvironment(environment);
    second.start(QCoreApplication::applicationDirPath() + u"/gremio-driven-app"_s,
        {u"--profile"_s, home.path(), u"gremio://reset?token=from-the-mail"_s});
    QVERIFY(second.waitForFinished(patience));
    QCOMPARE(second.exitCode(), 0);

    app.waitForWordsIn(u"resetCode"_s, u"from-the-mail"_s);
    QVERIFY(app.look(u"resetPassword"_s).focused);
    app.fill(u"resetPassword"_s, u"password1"_s);
    app.press(u"Return"_s);
    app.waitForWordsIn(u"resetPassword"_s, u"too easy to guess"_s);
}

void SessionTest::aForgottenPasswordIsSetAnewWithTheMailedCode()
{
    const QString email = u"lucia@gremio.example"_s;
    const QString wanted = u"plover-quartz-meadow-11"_s;
    const MailServer post;
    const RunningServer server(Engine::Sqlite,
        {u"--smtp-url"_s, u"smtp://127.0.0.1:%1?tls=off"_s.arg(post.port()), u"--mail-from"_s,
            u"Gremio <no-reply@example.org>"_s, u"--public-url"_s, u"https://mentor.example.org"_s},
        true);
    const QTemporaryDir home;
    AppDriver app({home.path()});
    signIn(app, u"127.0.0.1:%1"_s.arg(server.port()), email, u"not-my-password"_s);
    app.waitForWords(u"The e-mail address or the password is not right."_s);
    app.click(u"forgottenLink"_s);
    app.waitForWordsIn(u"forgotEmail"_s, email);
    app.click(u"forgotButton"_s);
    app.waitForWordsIn(u"recoveryNote"_s, u"a mail with a code is on its way"_s);
    QTRY_COMPARE_WITH_TIMEOUT(post.taken().size(), std::size_t(1), patience);
    const TakenMail mail = post.taken().front();
    QCOMPARE(mail.to, QStringList{email});

    app.fill(u"resetCode"_s, u"not-the-code"_s);
    app.fill(u"resetPassword"_s, wanted);
    app.press(u"Return"_s);
    app.waitForWords(u"This code is not right, was used already, or is too old."_s);
    // As people do: the whole link, copied from the mail.
    app.fill(u"resetCode"_s, u"https://mentor.example.org/reset#token="_s + mail.code());
    app.click(u"resetButton"_s);
    app.waitFor(u"signInButton"_s);
    app.fill(u"signInPassword"_s, demoPassword);
    app.press(u"Return"_s);
    app.waitForWords(u"The e-mail address or the password is not right."_s);
    app.fill(u"signInPassword"_s, wanted);
    app.press(u"Return"_s);
    app.waitFor(u"rail_home"_s);
}

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
