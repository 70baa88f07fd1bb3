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
    void anAddressIsConfirmedAndChangedWithMailedCodes();

private:
    /// As the desktop does when a gremio:// link is clicked somewhere.
    static int openLink(const QTemporaryDir& home, const QString& link);
    static QStringList mailFlags(const MailServer& post)
    {
        return {u"--smtp-url"_s, u"smtp://127.0.0.1:%1?tls=off"_s.arg(post.port()), u"--mail-from"_s,
            u"Gremio <no-reply@example.org>"_s, u"--public-url"_s, u"https://mentor.example.org"_s};
    }
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

int SessionTest::openLink(const QTemporaryDir& home, const QString& link)
{
    QProcess second;
    second.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    second.setProcessEnvironment(environment);
    second.start(QCoreApplication::applicationDirPath() + u"/gremio-driven-app"_s,
        {u"--profile"_s, home.path(), link});
    return second.waitForFinished(patience) ? second.exitCode() : -1;
}

void SessionTest::aMailedLinkOpensInTheAppThatRuns()
{
    const QTemporaryDir home;
    AppDriver app({home.path()});
    app.fill(u"serverAddress"_s, address());
    app.press(u"Return"_s);
    app.waitForWordsIn(u"serverState"_s, u"Gremio"_s);

    QCOMPARE(openLink(home, u"gremio://reset?token=from-the-mail"_s), 0);
    app.waitForWordsIn(u"resetCode"_s, u"from-the-mail"_s);
    QVERIFY(app.look(u"resetPassword"_s).focused);
    app.fill(u"resetPassword"_s, u"password1"_s);
    app.press(u"Return"_s);
    app.waitForWordsIn(u"resetPassword"_s, u"too easy to guess"_s);
}

/// Other mails, such as reminders of the demo's sessions, come when it is their time.
static QStringList mailedCodes(const MailServer& post, const QString& whom)
{
    QStringList codes;
    for (const TakenMail& mail : post.taken()) {
        if (mail.to == QStringList{whom} && !mail.code().isEmpty())
            codes << mail.code();
    }
    return codes;
}

void SessionTest::aForgottenPasswordIsSetAnewWithTheMailedCode()
{
    const QString email = u"lucia@gremio.example"_s;
    const QString wanted = u"plover-quartz-meadow-11"_s;
    const MailServer post;
    const RunningServer server(Engine::Sqlite, mailFlags(post), true);
    const QTemporaryDir home;
    AppDriver app({home.path()});
    signIn(app, u"127.0.0.1:%1"_s.arg(server.port()), email, u"not-my-password"_s);
    app.waitForWords(u"The e-mail address or the password is not right."_s);
    app.click(u"forgottenLink"_s);
    app.waitForWordsIn(u"forgotEmail"_s, email);
    app.click(u"forgotButton"_s);
    app.waitForWordsIn(u"recoveryNote"_s, u"a mail with a code is on its way"_s);
    QTRY_COMPARE_WITH_TIMEOUT(mailedCodes(post, email).size(), 1, patience);

    app.fill(u"resetCode"_s, u"not-the-code"_s);
    app.fill(u"resetPassword"_s, wanted);
    app.press(u"Return"_s);
    app.waitForWords(u"This code is not right, was used already, or is too old."_s);
    // As people do: the whole link, copied from the mail.
    app.fill(u"resetCode"_s, u"https://mentor.example.org/reset#token="_s + mailedCodes(post, email).front());
    app.click(u"resetButton"_s);
    app.waitFor(u"signInButton"_s);
    app.fill(u"signInPassword"_s, demoPassword);
    app.press(u"Return"_s);
    app.waitForWords(u"The e-mail address or the password is not right."_s);
    app.fill(u"signInPassword"_s, wanted);
    app.press(u"Return"_s);
    app.waitFor(u"rail_home"_s);
}

void SessionTest::anAddressIsConfirmedAndChangedWithMailedCodes()
{
    const QString secret = u"plover-quartz-meadow-11"_s;
    const QString before = u"berta@example.org"_s;
    const QString after = u"berta@elsewhere.example"_s;
    const MailServer post;
    const RunningServer server(Engine::Sqlite, mailFlags(post));
    const auto codesTo = [&post](const QString& whom) { return mailedCodes(post, whom); };
    const QTemporaryDir home;
    AppDriver app({home.path()});
    app.fill(u"serverAddress"_s, u"127.0.0.1:%1"_s.arg(server.port()));
    app.press(u"Return"_s);
    app.waitForWordsIn(u"serverState"_s, u"Gremio"_s);
    app.click(u"createAccountButton"_s);
    app.fill(u"registerName"_s, u"Berta Lind"_s);
    app.fill(u"registerEmail"_s, before);
    app.fill(u"registerPassword"_s, secret);
    app.press(u"Return"_s);
    app.waitFor(u"verifyBanner"_s);
    QTRY_COMPARE_WITH_TIMEOUT(codesTo(before).size(), 1, patience);

    goTo(app, u"settings"_s);
    app.click(u"enterCodeButton"_s);
    app.fill(u"verifyCode"_s, u"not-the-code"_s);
    app.press(u"Return"_s);
    app.waitForWords(u"This code is not right, was used already, or is too old."_s);
    app.fill(u"verifyCode"_s, codesTo(before).front());
    app.press(u"Return"_s);
    app.waitUntilGone(u"verifyCode"_s);
    app.waitUntilGone(u"verifyBanner"_s);

    app.click(u"changeEmailButton"_s);
    app.fill(u"newEmail"_s, after);
    app.fill(u"changeEmailPassword"_s, u"not-my-password"_s);
    app.press(u"Return"_s);
    app.waitForWords(u"This is not your password."_s);
    app.fill(u"changeEmailPassword"_s, secret);
    app.press(u"Return"_s);
    app.waitFor(u"verifyCode"_s);
    QTRY_COMPARE_WITH_TIMEOUT(codesTo(after).size(), 1, patience);
    app.press(u"Esc"_s);
    app.waitUntilGone(u"verifyCode"_s);
    app.waitForWordsIn(u"settingsEmail"_s, before); // until the code is given
    QCOMPARE(openLink(home, u"gremio://verify?token="_s + codesTo(after).front()), 0);
    app.waitForWords(u"Your e-mail address is confirmed"_s);
    app.waitForWordsIn(u"settingsEmail"_s, after);
}

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
