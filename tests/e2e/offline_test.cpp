// SPDX-License-Identifier: GPL-3.0-or-later
// The server goes away and comes back under an open window.
#include "tests/e2e/app_driver.h"
#include "tests/e2e/journeys.h"
#include "tests/support/running_server.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio::e2e;
using gremio::test::Engine;
using gremio::test::RunningServer;

class OfflineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasLoadedStaysReadableAndWorkGoesOnAfterwards();
    void aServerThatIsNotThereIsSaid();
};

void OfflineTest::whatWasLoadedStaysReadableAndWorkGoesOnAfterwards()
{
    RunningServer server(Engine::Sqlite, {}, true);
    const QTemporaryDir lucias;
    AppDriver app(signedIn(lucias.path(), server.url(), u"lucia@gremio.example"_s));
    goTo(app, u"requests"_s);
    app.waitForWordsIn(u"receivedRequests"_s, u"Noor Haddad"_s);
    QVERIFY(!app.look(u"offlineBanner"_s).visible);

    server.terminate();
    app.waitForWordsIn(u"offlineBanner"_s, u"You are offline."_s);
    QVERIFY(app.look(u"receivedRequests"_s).words.contains(u"Noor Haddad"_s));
    QVERIFY(app.look(u"sentRequests"_s).words.contains(u"Hannah Weiss"_s));

    server.start(server.port());
    app.waitUntilGone(u"offlineBanner"_s);
    app.click(u"acceptButton"_s, {u"receivedRequests"_s, u"Noor Haddad"_s});
    app.waitForWordsIn(u"receivedRequests"_s, u"Accepted just now"_s);
    app.waitUntilGone(u"toastUndo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(app.look(u"rail_requests"_s).name, u"Requests, 2 new"_s, patience);
}

void OfflineTest::aServerThatIsNotThereIsSaid()
{
    RunningServer server(Engine::Sqlite);
    const quint16 port = server.port();
    server.terminate();
    const QTemporaryDir home;
    AppDriver app({home.path()});
    app.fill(u"serverAddress"_s, u"127.0.0.1:%1"_s.arg(port));
    app.press(u"Return"_s);
    app.waitForWordsIn(u"serverState"_s, u"No answer"_s);
    app.waitForWordsIn(u"serverError"_s, u"The server cannot be reached."_s);
    QVERIFY(!app.look(u"signInButton"_s).enabled);

    // What was typed is still there to be mended.
    app.click(u"changeServerButton"_s);
    app.waitForWordsIn(u"serverAddress"_s, u"127.0.0.1:%1"_s.arg(port));
    server.start(port);
    app.click(u"checkServerButton"_s);
    app.waitForWordsIn(u"serverState"_s, u"Gremio"_s);
    QTRY_VERIFY_WITH_TIMEOUT(app.look(u"signInButton"_s).enabled, patience);
}

QTEST_GUILESS_MAIN(OfflineTest)
#include "offline_test.moc"
