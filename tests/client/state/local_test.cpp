// SPDX-License-Identifier: GPL-3.0-or-later
// What the app keeps on disk: outbox, cache and drafts of reviews.
#include "client/state/chat_cache.h"
#include "client/state/outbox.h"
#include "client/state/review_drafts.h"
#include "tests/client/state/chat_truth.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using namespace gremio::test;

class LocalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dir.reset(); }

    void outboxIsThereAgain();
    void outboxKeepsWhatWasRefused();
    void onlyTheOwnerMayRead();
    void whatIsBrokenIsSetAside();
    void anotherSchemaIsSetAside();
    void wipedIsGone();
    void cacheGivesBackWhatItWasToldAt();
    void cacheKeepsTheNewest();
    void cacheStopsAtAGap();
    void whatWasMissedIsAskedFor();
    void myMarksAndWhomIBlockAreThereAgain();
    void fiveHundredChatsAreQuick();
    void draftsOfReviewsAreThereAgain();

private:
    QString file(const QString& name) const { return m_dir->filePath(u"accounts/1/"_s + name); }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    const ChatId m_chat = ChatId::generate(instantFromMillis(1));
};

void LocalTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void LocalTest::draftsOfReviewsAreThereAgain()
{
    const QString path = file(u"reviews.sqlite"_s);
    std::vector<SessionId> ids;
    for (int i = 0; i < 4; ++i)
        ids.push_back(SessionId::generate(instantFromMillis(i)));
    {
        ReviewStore store;
        ReviewDrafts drafts(path, store);
        QVERIFY(drafts.isEmpty());
        store.setDraft(ids[0], ReviewStore::Draft{4, u"Came with a plan"_s});
        store.setDraft(ids[1], ReviewStore::Draft{5, {}});
        store.setDraft(ids[2], ReviewStore::Draft{1, u"thrown away"_s});
        store.setDraft(ids[2], std::nullopt);
        store.setDraft(ids[3], ReviewStore::Draft{2, u"sent"_s});
        drafts.flush();
        store.setDraft(ids[0], ReviewStore::Draft{4, u"Came with a plan."_s});
        store.beginSending(ids[3]);
        store.endSending(ids[3], {});
    }
    {
        ReviewStore store;
        ReviewDrafts drafts(path, store);
        QCOMPARE(store.draft(ids[0]), std::optional(ReviewStore::Draft{4, u"Came with a plan."_s}));
        QCOMPARE(store.draft(ids[1]), std::optional(ReviewStore::Draft{5, {}}));
        QVERIFY(!store.draft(ids[2]) && !store.draft(ids[3]));
        QVERIFY(!drafts.isEmpty());
        drafts.wipe();
        QVERIFY(drafts.isEmpty());
        store.setDraft(ids[2], ReviewStore::Draft{1, u"after that"_s}); // goes nowhere
    }
    QVERIFY(!QFile::exists(path));
}

void LocalTest::outboxIsThereAgain()
{
    std::vector<ClientMessageId> ids;
    {
        Outbox outbox(file(u"outbox.sqlite"_s), m_clock);
        QVERIFY(outbox.isEmpty());
        for (int i = 0; i < 20; ++i)
            QVERIFY(
                outbox.add(m_chat, u"message %1"_s.arg(i), i % 2 ? std::optional<qint64>(i) : std::nullopt));
        outbox.remove(outbox.all()[3].clientId);
        outbox.setState(outbox.all()[0].clientId, Sending::OnItsWay);
        for (const OutgoingMessage& message : outbox.all())
            ids.push_back(message.clientId);
    }
    const Outbox again(file(u"outbox.sqlite"_s), m_clock);
    QCOMPARE(again.all().size(), std::size_t(19));
    for (std::size_t i = 0; i < ids.size(); ++i) {
        QCOMPARE(again.all()[i].clientId, ids[i]);
        QCOMPARE(again.all()[i].state, Sending::Waiting);
        QCOMPARE(again.all()[i].chatId, m_chat);
    }
    QCOMPARE(again.all()[0].content, u"message 0"_s);
    QVERIFY(!again.all()[0].replyTo);
    QCOMPARE(again.all()[1].replyTo, std::optional<qint64>(1));
}

void LocalTest::outboxKeepsWhatWasRefused()
{
    {
        Outbox outbox(file(u"outbox.sqlite"_s), m_clock);
        QVERIFY(outbox.add(m_chat, u"no"_s));
        QVERIFY(outbox.add(m_chat, u"yes"_s));
        ApiError error;
        error.status = 403;
        error.slug = u"chat-not-allowed"_s;
        outbox.setState(outbox.all()[0].clientId, Sending::Failed, error);
    }
    Outbox again(file(u"outbox.sqlite"_s), m_clock);
    QCOMPARE(again.all()[0].state, Sending::Failed);
    QCOMPARE(again.all()[0].failure->slug, u"chat-not-allowed"_s);
    QCOMPARE(again.all()[1].state, Sending::Waiting);
    again.setState(again.all()[0].clientId, Sending::Waiting);
    const Outbox third(file(u"outbox.sqlite"_s), m_clock);
    QCOMPARE(third.all()[0].state, Sending::Waiting);
}

void LocalTest::onlyTheOwnerMayRead()
{
    Outbox outbox(file(u"outbox.sqlite"_s), m_clock);
    QVERIFY(outbox.add(m_chat, u"secret"_s));
    const QDir folder(QFileInfo(file(u"outbox.sqlite"_s)).path());
    const auto files = folder.entryInfoList(QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo& one : files)
        QCOMPARE(
            one.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
}

void LocalTest::whatIsBrokenIsSetAside()
{
    const QString path = file(u"outbox.sqlite"_s);
    QDir().mkpath(QFileInfo(path).path());
    QFile broken(path);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray("This was never a database. ").repeated(200));
    broken.close();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is set aside as outbox.sqlite.broken-"_s));
    Outbox outbox(path, m_clock);
    QVERIFY(outbox.add(m_chat, u"goes on"_s));
    QCOMPARE(QDir(QFileInfo(path).path()).entryList({u"*.broken-*"_s}).size(), 1);
    const Outbox again(path, m_clock);
    QCOMPARE(again.all().size(), std::size_t(1));
}

void LocalTest::anotherSchemaIsSetAside()
{
    const QString path = file(u"chats.sqlite"_s);
    {
        LocalDatabase newer(path, {99, {u"CREATE TABLE later (id INTEGER)"_s}, false});
        QVERIFY(newer.isOpen());
    }
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"it has schema 99, not 1"_s));
    LocalDatabase ours(path, {1, {u"CREATE TABLE now (id INTEGER)"_s}, false});
    QVERIFY(ours.run(u"INSERT INTO now VALUES (1)"_s));
    QVERIFY(!ours.inTransaction([&] {
        ours.run(u"INSERT INTO now VALUES (2)"_s);
        return false;
    }));
    QSqlQuery* rows = ours.run(u"SELECT count(*) FROM now"_s);
    QVERIFY(rows && rows->next());
    QCOMPARE(rows->value(0).toInt(), 1);
}

void LocalTest::wipedIsGone()
{
    Outbox outbox(file(u"outbox.sqlite"_s), m_clock);
    QVERIFY(outbox.add(m_chat, u"secret"_s));
    outbox.wipe();
    QVERIFY(outbox.isEmpty());
    QVERIFY(QDir(QFileInfo(file(u"outbox.sqlite"_s)).path()).entryList(QDir::Files).isEmpty());
}

namespace {

/// One run of the app, as far as it keeps chats.
struct Run {
    Outbox outbox;
    ChatStore store;
    ChatCache cache;

    Run(const QString& folder, const Clock& clock, const UserId& me)
        : outbox(folder + u"outbox.sqlite"_s, clock)
        , store(me, outbox)
        , cache(folder + u"chats.sqlite"_s)
    {
        cache.follow(store);
    }
    void live(const Message& message)
    {
        cache.put({message});
        store.applyMessage(message);
    }
};

} // namespace

void LocalTest::cacheGivesBackWhatItWasToldAt()
{
    ChatTruth truth;
    truth.send(truth.ana, u"one"_s);
    {
        Run run(file({}), m_clock, truth.ben);
        run.store.setList({truth.chat(truth.ben)});
        run.live(truth.send(truth.ana, u"two"_s));
        run.live(truth.send(truth.ben, u"three"_s));
    }
    Run run(file({}), m_clock, truth.ben);
    QCOMPARE(run.store.count(), 1);
    QCOMPARE(run.store.listState(), ChatStore::ListState::Loaded);
    QCOMPARE(toJson(run.store.at(0)), toJson(truth.chat(truth.ben)));
    QCOMPARE(run.store.syncedRev(truth.id), truth.rev);
    const auto kept = run.cache.messages(truth.id);
    QCOMPARE(kept, truth.messages(2, 3));
}

void LocalTest::cacheKeepsTheNewest()
{
    ChatTruth truth;
    {
        Run run(file({}), m_clock, truth.ben);
        run.store.setList({truth.chat(truth.ben)});
        for (int i = 0; i < ChatCache::messagesPerChat + 50; ++i)
            run.live(truth.send(truth.ana, QString::number(i)));
    }
    Run run(file({}), m_clock, truth.ben);
    const auto kept = run.cache.messages(truth.id);
    QCOMPARE(kept.size(), std::size_t(ChatCache::messagesPerChat));
    QCOMPARE(kept.front().seq, 51);
    QCOMPARE(kept.back().seq, 250);
}

void LocalTest::cacheStopsAtAGap()
{
    ChatTruth truth;
    for (int i = 0; i < 20; ++i)
        truth.send(truth.ana, QString::number(i));
    Run run(file({}), m_clock, truth.ben);
    run.store.setList({truth.chat(truth.ben)});
    run.cache.put(truth.messages(1, 5));
    run.cache.put(truth.messages(11, 20));
    QCOMPARE(run.cache.messages(truth.id), truth.messages(11, 20));
    run.cache.put(truth.messages(6, 10));
    QCOMPARE(run.cache.messages(truth.id), truth.messages());
    run.cache.forget(truth.id);
    QVERIFY(run.cache.messages(truth.id).empty());
}

void LocalTest::whatWasMissedIsAskedFor()
{
    ChatTruth truth;
    truth.send(truth.ben, u"mine, to be edited"_s);
    const qint64 before = truth.rev;
    {
        Run run(file({}), m_clock, truth.ben);
        run.store.setList({truth.chat(truth.ben)});
        run.cache.put(truth.messages());
    }
    Message edited = truth.messages().front();
    edited.rev = ++truth.rev;
    edited.content = u"edited elsewhere"_s;
    truth.replace(edited);
    truth.send(truth.ana, u"missed"_s);

    Run run(file({}), m_clock, truth.ben);
    run.store.openTimeline(truth.id);
    run.store.putHistory(truth.id, run.cache.messages(truth.id));
    QVERIFY(!run.store.hasGap(truth.id));
    run.store.setList({truth.chat(truth.ben)});
    QVERIFY(run.store.hasGap(truth.id));
    QCOMPARE(run.store.syncedRev(truth.id), before);
    run.store.applyChanges(truth.id, before, truth.changes(before, 100));
    QVERIFY(!run.store.hasGap(truth.id));
    const Timeline& timeline = *run.store.timeline(truth.id);
    QCOMPARE(timeline.rowCount(), 2);
    QCOMPARE(timeline.row(0).message, edited);
}

void LocalTest::myMarksAndWhomIBlockAreThereAgain()
{
    ChatTruth truth;
    for (int i = 0; i < 3; ++i)
        truth.send(truth.ana, QString::number(i));
    {
        Run run(file({}), m_clock, truth.ben);
        run.store.setList({truth.chat(truth.ben)});
        QCOMPARE(run.store.unreadTotal(), 3);
        run.store.markReadHere(truth.id, 2); // and the server never hears of it
        run.store.setBlocked(truth.ana, true);
    }
    {
        Run run(file({}), m_clock, truth.ben);
        QCOMPARE(run.store.myReadSeq(truth.id), 2);
        QCOMPARE(run.store.unreadTotal(), 1);
        QVERIFY(run.store.isBlocked(truth.ana));
        // What the server says does not take it back.
        run.store.setList({truth.chat(truth.ben)});
        QCOMPARE(run.store.myReadSeq(truth.id), 2);
        run.store.setBlocked(truth.ana, false);
    }
    const Run run(file({}), m_clock, truth.ben);
    QVERIFY(!run.store.isBlocked(truth.ana));
}

void LocalTest::fiveHundredChatsAreQuick()
{
    const UserId me = UserId::generate(m_clock.now());
    std::vector<Chat> chats;
    {
        Run run(file({}), m_clock, me);
        for (int i = 0; i < 500; ++i) {
            ChatTruth truth;
            truth.ben = me;
            truth.start();
            for (int j = 0; j < 3; ++j)
                truth.send(truth.ana, u"A line that is about as long as lines are."_s);
            chats.push_back(truth.chat(me));
            run.cache.put(truth.messages());
        }
        run.store.setList(chats);
    }
    QElapsedTimer timer;
    timer.start();
    Run run(file({}), m_clock, me);
    qInfo("500 chats from disk in %lld ms", timer.elapsed());
    QCOMPARE(run.store.count(), 500);
    QCOMPARE(run.cache.messages(chats[77].id).size(), std::size_t(3));
}

QTEST_GUILESS_MAIN(LocalTest)
#include "local_test.moc"
