// SPDX-License-Identifier: GPL-3.0-or-later
// A mentor and an apprentice talk in front of two windows; one window is killed, the server goes and comes.
#include "tests/e2e/app_driver.h"
#include "tests/e2e/journeys.h"
#include "tests/support/running_server.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio::e2e;
using gremio::test::Engine;
using gremio::test::RunningServer;

class ChatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<RunningServer>(Engine::Sqlite, QStringList(), true); }
    void cleanup() { m_server.reset(); }

    void whatIsSaidIsSeenAndHowFarItCame();
    void nothingIsLostWhenTheServerGoesAndTheAppIsKilled();

private:
    std::unique_ptr<RunningServer> m_server;
};

namespace {

/// `typed`: what of the name is written to find it.
void openChat(AppDriver& app, const QString& person, const QString& typed)
{
    goTo(app, u"messages"_s);
    app.fill(u"conversationFilter"_s, typed);
    app.waitForWordsIn(u"conversationList"_s, person);
    app.press(u"Return"_s);
    app.waitForWordsIn(u"chatTitle"_s, person);
}

void say(AppDriver& app, const QString& text)
{
    app.fill(u"composerText"_s, text);
    app.press(u"Return"_s);
}

/// The rows of the chat that hold the text.
QStringList rowsWith(AppDriver& app, const QString& text)
{
    return app.look(u"messageView"_s).words.split(u'\n').filter(text);
}

} // namespace

void ChatTest::whatIsSaidIsSeenAndHowFarItCame()
{
    const QTemporaryDir lucias;
    const QTemporaryDir chloes;
    AppDriver mentor(signedIn(lucias.path(), m_server->url(), u"lucia@gremio.example"_s));
    AppDriver apprentice(signedIn(chloes.path(), m_server->url(), u"chloe@gremio.example"_s));
    openChat(apprentice, u"Lucía Ferrer"_s, u"ferrer"_s);
    const QString question = u"Shall I bring the running totals on Thursday?"_s;
    say(apprentice, question);
    QTRY_COMPARE_WITH_TIMEOUT(rowsWith(apprentice, question).size(), 1, patience);
    // She is there, but looks elsewhere.
    QTRY_VERIFY_WITH_TIMEOUT(rowsWith(apprentice, question).value(0).endsWith(u"Delivered"_s), patience);

    openChat(mentor, u"Chloé Martin"_s, u"martin"_s);
    mentor.waitForWordsIn(u"messageView"_s, question);
    QTRY_VERIFY_WITH_TIMEOUT(rowsWith(apprentice, question).value(0).endsWith(u"Read"_s), patience);
    const QString answer = u"Yes, and the plan of the slow one."_s;
    say(mentor, answer);
    apprentice.waitForWordsIn(u"messageView"_s, answer);
    QTRY_VERIFY_WITH_TIMEOUT(rowsWith(mentor, answer).value(0).endsWith(u"Read"_s), patience);
    QCOMPARE(rowsWith(mentor, question).size(), 1);
    QCOMPARE(rowsWith(apprentice, answer).size(), 1);
    QCOMPARE(apprentice.close(), 0);
    QCOMPARE(mentor.close(), 0);
}

void ChatTest::nothingIsLostWhenTheServerGoesAndTheAppIsKilled()
{
    const QTemporaryDir lucias;
    const QTemporaryDir chloes;
    AppDriver mentor(signedIn(lucias.path(), m_server->url(), u"lucia@gremio.example"_s));
    openChat(mentor, u"Chloé Martin"_s, u"martin"_s);
    const QString first = u"This one waits for the server."_s;
    const QString second = u"And so does this one."_s;
    {
        AppDriver apprentice(signedIn(chloes.path(), m_server->url(), u"chloe@gremio.example"_s));
        openChat(apprentice, u"Lucía Ferrer"_s, u"ferrer"_s);
        m_server->kill();
        say(apprentice, first);
        say(apprentice, second);
        QTRY_VERIFY_WITH_TIMEOUT(rowsWith(apprentice, second).value(0).endsWith(u"Waiting"_s), patience);
        apprentice.kill();
    }
    QCOMPARE(rowsWith(mentor, first).size(), 0);
    m_server->start(m_server->port());
    AppDriver apprentice(signedIn(chloes.path(), m_server->url(), u"chloe@gremio.example"_s));
    mentor.waitForWordsIn(u"messageView"_s, second);
    openChat(apprentice, u"Lucía Ferrer"_s, u"ferrer"_s);
    QTRY_VERIFY_WITH_TIMEOUT(rowsWith(apprentice, second).value(0).endsWith(u"Read"_s), patience);
    for (AppDriver* app : {&mentor, &apprentice}) {
        const QString words = app->look(u"messageView"_s).words;
        QCOMPARE(words.count(first), 1);
        QCOMPARE(words.count(second), 1);
        QVERIFY(words.indexOf(first) < words.indexOf(second));
    }
}

QTEST_GUILESS_MAIN(ChatTest)
#include "chat_test.moc"
