// SPDX-License-Identifier: GPL-3.0-or-later
// What Gremio is for, done by two people in front of two windows: from the first start of an apprentice to a
// mentorship that both see.
#include "tests/e2e/app_driver.h"
#include "tests/e2e/journeys.h"
#include "tests/support/running_server.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio::e2e;
using gremio::test::Engine;
using gremio::test::RunningServer;

class MainJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<RunningServer>(Engine::Sqlite, QStringList(), true); }
    void cleanup() { m_server.reset(); }

    void anApprenticeAsksAndAMentorAccepts();
    void aMentorDeclinesWithAReason();
    void whatWasDecidedCanBeUndone();
    void closingSendsWhatWaits();

private:
    QString address() const { return u"127.0.0.1:%1"_s.arg(m_server->port()); }

    std::unique_ptr<RunningServer> m_server;
};

void MainJobTest::anApprenticeAsksAndAMentorAccepts()
{
    const QTemporaryDir lucias;
    const QTemporaryDir bertas;
    AppDriver mentor({lucias.path()});
    AppDriver apprentice({bertas.path()});

    signIn(mentor, address(), u"lucia@gremio.example"_s);
    mentor.waitFor(u"rail_requests"_s);
    QTRY_COMPARE_WITH_TIMEOUT(mentor.look(u"rail_requests"_s).name, u"Requests, 3 new"_s, patience);

    // A new person: the server's address, an account.
    apprentice.fill(u"serverAddress"_s, address());
    apprentice.click(u"checkServerButton"_s);
    apprentice.waitFor(u"serverName"_s);
    apprentice.click(u"createAccountButton"_s);
    apprentice.fill(u"registerName"_s, u"Berta Lind"_s);
    apprentice.fill(u"registerEmail"_s, u"berta@gremio.example"_s);
    apprentice.fill(u"registerPassword"_s, u"plover-quartz-meadow"_s);
    apprentice.press(u"Return"_s);
    apprentice.waitFor(u"rail_home"_s);

    // What she wants to learn.
    goTo(apprentice, u"profile"_s);
    apprentice.click(u"addGoal"_s);
    apprentice.fill(u"goal_0"_s, u"Django for a cooperative"_s);
    apprentice.click(u"profileSave"_s);
    apprentice.waitForWords(u"Profile saved"_s);

    findAndOpen(apprentice, u"django"_s, u"Lucía Ferrer"_s);
    apprentice.fill(u"askMessage"_s,
        u"I keep a small shop on Django, señora Ferrer, and would like to understand it 🙂"_s);
    apprentice.click(u"sendRequestButton"_s);
    apprentice.waitForWordsIn(u"standingTag"_s, u"Waiting"_s);

    // It arrives by itself, without a touch.
    QTRY_COMPARE_WITH_TIMEOUT(mentor.look(u"rail_requests"_s).name, u"Requests, 4 new"_s, patience);
    goTo(mentor, u"requests"_s);
    mentor.waitForWordsIn(
        u"receivedRequests"_s, u"Django, señora Ferrer, and would like to understand it 🙂"_s);
    const Place bertasRow{u"receivedRequests"_s, u"Berta Lind"_s};
    mentor.click(u"acceptButton"_s, bertasRow);
    mentor.focus(u"toastUndo"_s); // so the countdown waits
    goTo(apprentice, u"requests"_s);
    apprentice.waitForWordsIn(u"sentRequests"_s, u"Waiting"_s);

    // The time to undo is over: both know it.
    mentor.focus(u"rail_requests"_s);
    mentor.waitUntilGone(u"toastUndo"_s);
    mentor.waitForWordsIn(u"receivedRequests"_s, u"Accepted just now"_s);
    QTRY_COMPARE_WITH_TIMEOUT(mentor.look(u"rail_requests"_s).name, u"Requests, 3 new"_s, patience);
    apprentice.waitForWordsIn(u"sentRequests"_s, u"Accepted"_s);
    QVERIFY(!apprentice.look(u"sentRequests"_s).words.contains(u"Waiting"_s));
    apprentice.click(u"sentRequestButton"_s, {u"sentRequests"_s, u"Lucía Ferrer"_s});
    apprentice.waitForWordsIn(u"standingTag"_s, u"Active"_s);
    goTo(mentor, u"home"_s);
    mentor.waitForWords(u"Berta Lind"_s);

    QCOMPARE(apprentice.close(), 0);
    QCOMPARE(mentor.close(), 0);
}

void MainJobTest::aMentorDeclinesWithAReason()
{
    const QTemporaryDir lucias;
    const QTemporaryDir noors;
    AppDriver mentor(signedIn(lucias.path(), m_server->url(), u"lucia@gremio.example"_s));
    goTo(mentor, u"requests"_s);
    const Place noorsRow{u"receivedRequests"_s, u"Noor Haddad"_s};
    mentor.click(u"declineButton"_s, noorsRow);
    mentor.waitFor(u"declinePopover"_s);
    mentor.fill(u"declineReason"_s, u"Please ask me again in spring."_s);
    mentor.click(u"confirmDeclineButton"_s);
    mentor.waitForWordsIn(u"receivedRequests"_s, u"Declined"_s);
    mentor.waitUntilGone(u"toastUndo"_s);

    AppDriver apprentice(signedIn(noors.path(), m_server->url(), u"noor@gremio.example"_s));
    goTo(apprentice, u"requests"_s);
    apprentice.waitForWordsIn(u"sentRequests"_s, u"Please ask me again in spring."_s);
}

void MainJobTest::whatWasDecidedCanBeUndone()
{
    const QTemporaryDir lucias;
    const Place noorsRow{u"receivedRequests"_s, u"Noor Haddad"_s};
    {
        AppDriver mentor(signedIn(lucias.path(), m_server->url(), u"lucia@gremio.example"_s));
        goTo(mentor, u"requests"_s);
        mentor.click(u"acceptButton"_s, noorsRow);
        mentor.focus(u"toastUndo"_s); // so the countdown waits
        QTRY_COMPARE_WITH_TIMEOUT(mentor.look(u"rail_requests"_s).name, u"Requests, 2 new"_s, patience);
        mentor.press(u"Ctrl+Z"_s);
        mentor.waitUntilGone(u"toastUndo"_s);
        QTRY_COMPARE_WITH_TIMEOUT(mentor.look(u"rail_requests"_s).name, u"Requests, 3 new"_s, patience);
        QCOMPARE(mentor.close(), 0);
    }
    // The server never heard of it.
    AppDriver mentor(signedIn(lucias.path(), m_server->url(), u"lucia@gremio.example"_s));
    goTo(mentor, u"requests"_s);
    mentor.waitFor(u"acceptButton"_s, noorsRow);
    mentor.waitForWordsIn(u"receivedRequests"_s, u"Noor Haddad"_s);
    QCOMPARE(mentor.look(u"rail_requests"_s).name, u"Requests, 3 new"_s);
}

void MainJobTest::closingSendsWhatWaits()
{
    const QTemporaryDir lucias;
    const QTemporaryDir inigos;
    AppDriver mentor(signedIn(lucias.path(), m_server->url(), u"lucia@gremio.example"_s));
    goTo(mentor, u"requests"_s);
    mentor.click(u"acceptButton"_s, {u"receivedRequests"_s, u"Íñigo Salas"_s});
    mentor.focus(u"toastUndo"_s); // so the countdown waits
    QCOMPARE(mentor.close(), 0);

    AppDriver apprentice(signedIn(inigos.path(), m_server->url(), u"inigo@gremio.example"_s));
    goTo(apprentice, u"requests"_s);
    apprentice.waitForWordsIn(u"sentRequests"_s, u"Accepted"_s);
}

QTEST_GUILESS_MAIN(MainJobTest)
#include "main_job_test.moc"
