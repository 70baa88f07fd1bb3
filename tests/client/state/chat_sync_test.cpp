// SPDX-License-Identifier: GPL-3.0-or-later
// Two apps without their windows, a real server, and a bad network between them.
#include "tests/client/state/app_core.h"
#include "tests/client/support/cut_proxy.h"
#include "tests/support/http_client.h"
#include "tests/support/redis_server.h"
#include "tests/support/running_server.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace gremio;
using namespace gremio::test;

namespace {

constexpr int soon = 30'000; // ms

/// Somebody with an account, at one device or more.
struct Somebody {
    SignedIn signedIn;
    HttpClient http;

    Somebody(const RunningServer& server, const QString& name, SignUpRole role)
        : http(server.port())
    {
        RegisterBody body;
        body.email = name + u"@example.org"_s;
        body.password = u"walnut-orchard-7-lanterns"_s;
        body.displayName = name;
        body.role = role;
        signedIn = http.post("/api/v1/auth/register", body).as<SignedIn>();
        http.setToken(signedIn.accessToken);
    }
    UserId id() const { return signedIn.user.id; }
};

/// A device of somebody behind a network of its own.
struct Device {
    CutProxy proxy;
    Channel channel;
    QTemporaryDir dir;
    std::unique_ptr<AppCore> core;
    UserId me;

    Device(const Somebody& who, quint16 port)
        : proxy(port)
        , me(who.id())
    {
        channel.setServer(proxy.url());
        channel.setSignedIn(who.signedIn);
        start();
    }
    void start() { core = std::make_unique<AppCore>(channel, me, dir.path()); }
    ChatStore& store() { return core->store; }
    QStringList contents(const ChatId& chat)
    {
        QStringList all;
        const Timeline* timeline = store().timeline(chat);
        for (int at = 0; timeline && at < timeline->rowCount(); ++at) {
            const TimelineRow& row = timeline->row(at);
            all << (row.kind == TimelineRow::Kind::Message ? row.message.content : u"?"_s);
        }
        return all;
    }
};

/// In an active mentorship; their chat.
ChatId pairUp(Somebody& mentor, Somebody& apprentice)
{
    ProfileBody profile;
    profile.headline = u"Teaches"_s;
    profile.skills = {u"Qt"_s};
    profile.languages = {u"en"_s};
    profile.capacity = 2;
    mentor.http.put("/api/v1/profile", profile);
    CreateRequestBody ask;
    ask.mentorId = mentor.id();
    ask.message = u"Teach me"_s;
    const auto request = apprentice.http.post("/api/v1/requests", ask).as<MentorshipRequest>();
    mentor.http.post("/api/v1/requests/" + request.id.toByteArray() + "/accept");
    return apprentice.http.get("/api/v1/chats").as<Page<Chat>>().items.at(0).id;
}

} // namespace

class ChatSyncTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void aMessageArrivesIsDeliveredAndRead();
    void whatIsWrittenOfflineIsSentInOrder();
    void whatIsReadOfflineIsToldAfterARestart();
    void editedAndDeletedEverywhere();
    void typingAndPresenceAreSeen();
    void whatIsRefusedWaitsForADecision();
    void aTokenThatHasExpiredIsRenewed();
    void nothingIsLostOrTwiceThroughCutsAndRestarts();
    void whatAKilledAppWroteIsSentOnce();
    void whatNobodyCouldTellIsFetched();

private:
    /// A fresh look at what the server has, without the app.
    std::vector<Message> onServer();

    std::unique_ptr<RunningServer> m_server;
    std::unique_ptr<Somebody> m_ana;
    std::unique_ptr<Somebody> m_ben;
    ChatId m_chat;
};

void ChatSyncTest::initTestCase()
{
    m_server = std::make_unique<RunningServer>(
        Engine::Sqlite, QStringList{u"--limits-requests-per-minute"_s, u"0"_s});
    m_ana = std::make_unique<Somebody>(*m_server, u"ana"_s, SignUpRole::Mentor);
    m_ben = std::make_unique<Somebody>(*m_server, u"ben"_s, SignUpRole::Apprentice);
    m_chat = pairUp(*m_ana, *m_ben);
}

void ChatSyncTest::cleanupTestCase()
{
    m_server.reset();
}

std::vector<Message> ChatSyncTest::onServer()
{
    std::vector<Message> all;
    History page;
    do {
        page = m_ana->http
                   .get("/api/v1/chats/" + m_chat.toByteArray() + "/messages?limit=100&afterSeq="
                       + QByteArray::number(all.empty() ? 0 : all.back().seq))
                   .as<History>();
        all.insert(all.end(), page.items.begin(), page.items.end());
    } while (page.more);
    return all;
}

void ChatSyncTest::aMessageArrivesIsDeliveredAndRead()
{
    Device ana(*m_ana, m_server->port());
    Device ben(*m_ben, m_server->port());
    QTRY_COMPARE_WITH_TIMEOUT(ana.store().count(), 1, soon);
    QTRY_COMPARE_WITH_TIMEOUT(ben.store().count(), 1, soon);
    QTRY_VERIFY_WITH_TIMEOUT(ana.core->line.isConnected() && ben.core->line.isConnected(), soon);
    ana.core->sync.open(m_chat);
    QTRY_VERIFY_WITH_TIMEOUT(ana.store().timeline(m_chat)->isKnown(), soon);
    QSignalSpy arrived(&ana.store(), &ChatStore::arrived);

    ben.core->sync.open(m_chat);
    QVERIFY(ben.core->sync.send(m_chat, u"Hello *Ana*"_s));
    QCOMPARE(ben.contents(m_chat).size(), 1); // at once
    QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, soon);
    QCOMPARE(ana.contents(m_chat), QStringList{u"Hello *Ana*"_s});
    QCOMPARE(ana.store().unreadTotal(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(ben.core->outbox.isEmpty(), soon);
    const Message* sent = ben.store().timeline(m_chat)->find(1);
    QVERIFY(sent);
    QTRY_COMPARE_WITH_TIMEOUT(ben.store().tick(*sent), Tick::Delivered, soon);
    QVERIFY(ben.store().mayChange(*sent));
    ana.core->sync.markRead(m_chat, 1);
    QCOMPARE(ana.store().unreadTotal(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(ben.store().tick(*ben.store().timeline(m_chat)->find(1)), Tick::Read, soon);
    QVERIFY(!ben.store().hasGap(m_chat) && !ana.store().hasGap(m_chat));
}

void ChatSyncTest::whatIsWrittenOfflineIsSentInOrder()
{
    Device ana(*m_ana, m_server->port());
    Device ben(*m_ben, m_server->port());
    QTRY_VERIFY_WITH_TIMEOUT(ana.store().count() == 1 && ben.store().count() == 1, soon);
    ben.core->sync.open(m_chat);
    QTRY_VERIFY_WITH_TIMEOUT(ben.contents(m_chat).contains(u"Hello *Ana*"_s), soon);
    ben.proxy.setRefusing(true);
    ben.proxy.cut();
    QTRY_VERIFY_WITH_TIMEOUT(!ben.core->line.isConnected(), soon);
    const auto before = onServer().size();
    for (int i = 0; i < 20; ++i)
        QVERIFY(ben.core->sync.send(m_chat, u"offline %1"_s.arg(i)));
    QCOMPARE(ben.core->outbox.all().size(), std::size_t(20));
    // The app ends and is started again, still without a connection.
    ben.core.reset();
    ben.start();
    QCOMPARE(ben.store().count(), 1); // as it was kept
    ben.core->sync.open(m_chat);
    QTRY_VERIFY_WITH_TIMEOUT(ben.contents(m_chat).size() >= 20, soon);
    QVERIFY(ben.contents(m_chat).contains(u"Hello *Ana*"_s));
    QCOMPARE(onServer().size(), before);

    ben.proxy.setRefusing(false);
    QTRY_VERIFY_WITH_TIMEOUT(ben.core->outbox.isEmpty(), soon);
    const auto all = onServer();
    QCOMPARE(all.size(), before + 20);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(all[before + static_cast<std::size_t>(i)].content, u"offline %1"_s.arg(i));
    ana.core->sync.open(m_chat);
    QTRY_COMPARE_WITH_TIMEOUT(ana.contents(m_chat).size(), static_cast<int>(all.size()), soon);
}

void ChatSyncTest::whatIsReadOfflineIsToldAfterARestart()
{
    Device ana(*m_ana, m_server->port());
    Device ben(*m_ben, m_server->port());
    QTRY_VERIFY_WITH_TIMEOUT(ana.store().count() == 1 && ben.store().count() == 1, soon);
    ana.core->sync.open(m_chat);
    QVERIFY(ben.core->sync.send(m_chat, u"Have you read it?"_s));
    QTRY_VERIFY_WITH_TIMEOUT(ana.contents(m_chat).endsWith(u"Have you read it?"_s), soon);
    const qint64 last = ana.store().find(m_chat)->lastSeq;
    const auto readBy = [&](Somebody& who) {
        const auto chat = who.http.get("/api/v1/chats/" + m_chat.toByteArray()).as<Chat>();
        for (const ChatParticipant& one : chat.participants) {
            if (one.person.id == m_ana->id())
                return one.readSeq;
        }
        return qint64(-1);
    };
    ana.proxy.setRefusing(true);
    ana.proxy.cut();
    QTRY_VERIFY_WITH_TIMEOUT(!ana.core->line.isConnected(), soon);
    ana.core->sync.markRead(m_chat, last);
    QVERIFY(readBy(*m_ben) < last);
    ana.core.reset();
    ana.start();
    QCOMPARE(ana.store().unreadTotal(), 0);
    ana.proxy.setRefusing(false);
    QTRY_COMPARE_WITH_TIMEOUT(readBy(*m_ben), last, soon);
}

void ChatSyncTest::editedAndDeletedEverywhere()
{
    Device ana(*m_ana, m_server->port());
    Device ben(*m_ben, m_server->port());
    QTRY_VERIFY_WITH_TIMEOUT(ana.store().count() == 1 && ben.store().count() == 1, soon);
    QTRY_VERIFY_WITH_TIMEOUT(ana.core->line.isConnected() && ben.core->line.isConnected(), soon);
    ana.core->sync.open(m_chat);
    ben.core->sync.open(m_chat);
    QVERIFY(ben.core->sync.send(m_chat, u"to be edited"_s));
    QVERIFY(ben.core->sync.send(m_chat, u"to be deleted"_s));
    QTRY_VERIFY_WITH_TIMEOUT(ana.contents(m_chat).endsWith(u"to be deleted"_s), soon);
    const qint64 last = ana.store().find(m_chat)->lastSeq;
    QTRY_VERIFY_WITH_TIMEOUT(ben.core->outbox.isEmpty(), soon);
    int done = 0;
    ben.core->sync.edit(m_chat, last - 1, u"edited"_s, [&](const std::optional<ApiError>& error) {
        QVERIFY(!error);
        ++done;
    });
    ben.core->sync.remove(m_chat, last, [&](const std::optional<ApiError>& error) {
        QVERIFY(!error);
        ++done;
    });
    QTRY_COMPARE_WITH_TIMEOUT(done, 2, soon);
    QTRY_COMPARE_WITH_TIMEOUT(ana.store().timeline(m_chat)->find(last - 1)->content, u"edited"_s, soon);
    QTRY_VERIFY_WITH_TIMEOUT(ana.store().timeline(m_chat)->find(last)->deletedAt, soon);

    // Once it is read, the server says no.
    ana.core->sync.markRead(m_chat, last);
    QTRY_VERIFY_WITH_TIMEOUT(!ben.store().mayChange(*ben.store().timeline(m_chat)->find(last - 1)), soon);
    std::optional<ApiError> refused;
    ben.core->sync.edit(
        m_chat, last - 1, u"too late"_s, [&](const std::optional<ApiError>& error) { refused = error; });
    QTRY_VERIFY_WITH_TIMEOUT(refused, soon);
    QCOMPARE(refused->slug, u"already-read"_s);
}

void ChatSyncTest::typingAndPresenceAreSeen()
{
    Device ana(*m_ana, m_server->port());
    QTRY_VERIFY_WITH_TIMEOUT(ana.core->line.isConnected() && ana.store().count() == 1, soon);
    {
        Device ben(*m_ben, m_server->port());
        QTRY_COMPARE_WITH_TIMEOUT(ana.store().presence(m_ben->id()), Presence::Online, soon);
        QTRY_COMPARE_WITH_TIMEOUT(ben.store().presence(m_ana->id()), Presence::Online, soon);
        ben.core->sync.setTyping(m_chat, true);
        QTRY_COMPARE_WITH_TIMEOUT(ana.store().typing(m_chat), std::vector<UserId>{m_ben->id()}, soon);
        ben.core->sync.setTyping(m_chat, false);
        QTRY_VERIFY_WITH_TIMEOUT(ana.store().typing(m_chat).empty(), soon);
        ben.core->sync.setAway(true);
        QTRY_COMPARE_WITH_TIMEOUT(ana.store().presence(m_ben->id()), Presence::Away, soon);
    }
    QTRY_COMPARE_WITH_TIMEOUT(ana.store().presence(m_ben->id()), Presence::Offline, soon);
    QVERIFY(ana.store().lastSeen(m_ben->id()));
}

void ChatSyncTest::whatIsRefusedWaitsForADecision()
{
    Device ben(*m_ben, m_server->port());
    QTRY_VERIFY_WITH_TIMEOUT(ben.core->line.isConnected() && ben.store().count() == 1, soon);
    QVERIFY(ben.core->sync.send(ChatId::generate(ben.core->clock.now()), u"to nobody"_s));
    const auto& all = ben.core->outbox.all();
    QTRY_COMPARE_WITH_TIMEOUT(all.front().state, Sending::Failed, soon);
    QCOMPARE(all.front().failure->status, 404);
    ben.core.reset();
    ben.start();
    QCOMPARE(ben.core->outbox.all().front().state, Sending::Failed);
    QTRY_VERIFY_WITH_TIMEOUT(ben.core->line.isConnected(), soon);
    const ClientMessageId id = ben.core->outbox.all().front().clientId;
    ben.core->sync.tryAgain(id);
    QCOMPARE(ben.core->outbox.find(id)->state, Sending::OnItsWay);
    QTRY_COMPARE_WITH_TIMEOUT(ben.core->outbox.find(id)->state, Sending::Failed, soon);
    ben.core->sync.discard(id);
    QVERIFY(ben.core->outbox.isEmpty());
}

void ChatSyncTest::aTokenThatHasExpiredIsRenewed()
{
    Device ben(*m_ben, m_server->port());
    QTRY_VERIFY_WITH_TIMEOUT(ben.core->line.isConnected(), soon);
    // A newer one is handed on over the line that is there.
    QSignalSpy lost(&ben.core->line, &SocketIoClient::disconnected);
    QSignalSpy renewed(&ben.channel, &Channel::renewed);
    ben.channel.renew();
    QTRY_COMPARE_WITH_TIMEOUT(renewed.size(), 1, soon);
    m_ben->signedIn = renewed.front().front().value<SignedIn>();
    m_ben->http.setToken(m_ben->signedIn.accessToken);
    QVERIFY(ben.core->sync.send(m_chat, u"still here"_s));
    QTRY_VERIFY_WITH_TIMEOUT(ben.core->outbox.isEmpty(), soon);
    QCOMPARE(lost.size(), 0);
    ben.core.reset();

    // One that the server does not take any more is exchanged, and the line made with the new one.
    SignedIn old = m_ben->signedIn;
    old.accessToken = u"no.token.at-all"_s;
    ben.channel.setSignedIn(old);
    ben.start();
    QTRY_VERIFY_WITH_TIMEOUT(ben.core->line.isConnected(), soon);
    QCOMPARE(renewed.size(), 2);
    m_ben->signedIn = renewed.last().front().value<SignedIn>();
    m_ben->http.setToken(m_ben->signedIn.accessToken);
}

void ChatSyncTest::nothingIsLostOrTwiceThroughCutsAndRestarts()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const auto upTo = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    const auto before = onServer().size();
    std::vector<std::unique_ptr<Device>> devices;
    devices.push_back(std::make_unique<Device>(*m_ana, m_server->port()));
    devices.push_back(std::make_unique<Device>(*m_ben, m_server->port()));
    for (const auto& device : devices) {
        QTRY_COMPARE_WITH_TIMEOUT(device->store().count(), 1, soon);
        device->core->sync.open(m_chat);
    }
    std::vector<QStringList> wrote(2);
    for (int round = 0; round < 60; ++round) {
        const auto who = static_cast<std::size_t>(upTo(1));
        for (int i = upTo(3); i >= 0; --i) {
            wrote[who] << u"%1-%2"_s.arg(who).arg(wrote[who].size());
            QVERIFY(devices[who]->core->sync.send(m_chat, wrote[who].last()));
        }
        if (upTo(4) == 0)
            devices[static_cast<std::size_t>(upTo(1))]->proxy.cut();
        if (round % 20 == 10) {
            m_server->kill();
            m_server->start(m_server->port());
        }
        QSignalSpy spy(&devices[who]->core->outbox, &Outbox::removed);
        spy.wait(upTo(40));
    }
    for (const auto& device : devices)
        QTRY_VERIFY_WITH_TIMEOUT(device->core->outbox.isEmpty(), soon);

    const auto all = onServer();
    std::vector<QStringList> stored(2);
    for (std::size_t i = 0; i < all.size(); ++i) {
        QCOMPARE(all[i].seq, static_cast<qint64>(i) + 1);
        if (i >= before)
            stored[all[i].senderId == m_ana->id() ? 0 : 1] << all[i].content;
    }
    QCOMPARE(stored, wrote);
    QStringList everything;
    for (const Message& message : all)
        everything << message.content;
    for (const auto& device : devices) {
        QTRY_VERIFY_WITH_TIMEOUT(!device->store().hasGap(m_chat), soon);
        QTRY_COMPARE_WITH_TIMEOUT(device->contents(m_chat).mid(device->contents(m_chat).size() - 50),
            everything.mid(everything.size() - 50), soon);
        QCOMPARE(device->store().find(m_chat)->lastSeq, static_cast<qint64>(all.size()));
    }
}

void ChatSyncTest::whatAKilledAppWroteIsSentOnce()
{
    const auto before = onServer().size();
    const QTemporaryDir dir;
    CutProxy proxy(m_server->port());
    int said = 0;
    for (int round = 0; round < 5; ++round) {
        QProcess writer;
        writer.start(programFolder() + u"/outbox-writer"_s,
            {proxy.url().toString(), m_ben->signedIn.accessToken, m_ben->id().toString(), m_chat.toString(),
                dir.path()});
        QVERIFY(writer.waitForStarted(soon));
        // The proxy lives in this thread: nothing waits for the process but by events.
        QByteArray output;
        QObject::connect(&writer, &QProcess::readyRead, this, [&] { output += writer.readAll(); });
        QTRY_VERIFY_WITH_TIMEOUT(output.count('\n') >= 10 + round * 5, soon);
        if (round % 2 == 0) {
            proxy.setHolding(true); // what is on its way is never answered
            const auto reached = output.count('\n');
            QTRY_VERIFY_WITH_TIMEOUT(output.count('\n') >= reached + 3, soon);
        }
        writer.kill();
        QVERIFY(writer.waitForFinished(soon));
        output += writer.readAll();
        proxy.cut();
        proxy.setHolding(false);
        said += static_cast<int>(output.count('\n'));
    }

    Channel channel;
    channel.setServer(proxy.url());
    channel.setSignedIn(m_ben->signedIn);
    AppCore core(channel, m_ben->id(), dir.path());
    QTRY_VERIFY_WITH_TIMEOUT(core.outbox.isEmpty(), soon);
    const auto all = onServer();
    QStringList stored;
    std::set<ClientMessageId> ids;
    for (std::size_t i = before; i < all.size(); ++i) {
        stored << all[i].content;
        ids.insert(all[i].clientId);
    }
    QCOMPARE(ids.size(), static_cast<std::size_t>(stored.size()));
    // All that was said to be durable, each once and in order; of the last one nobody may have heard.
    QVERIFY2(stored.size() >= said && stored.size() <= said + 5,
        qPrintable(u"%1 of %2"_s.arg(stored.size()).arg(said)));
    int expected = 0;
    for (const QString& one : stored) {
        if (one == u"0"_s)
            expected = 0;
        QCOMPARE(one, QString::number(expected++));
    }
}

/// Two servers lose each other: the app is told to compare, and need not connect anew for it.
void ChatSyncTest::whatNobodyCouldTellIsFetched()
{
    RedisServer redis;
    const QStringList flags{u"--limits-requests-per-minute"_s, u"0"_s, u"--redis-url"_s, redis.url()};
    const RunningServer here(Engine::Sqlite, flags);
    const RunningServer there(here, flags);
    Somebody cleo(here, u"cleo"_s, SignUpRole::Mentor);
    Somebody dan(here, u"dan"_s, SignUpRole::Apprentice);
    const ChatId chat = pairUp(cleo, dan);
    Device device(cleo, here.port());
    QTRY_VERIFY_WITH_TIMEOUT(device.core->line.isConnected() && device.store().count() == 1, soon);
    device.core->sync.open(chat);
    QSignalSpy connects(&device.core->line, &SocketIoClient::connected);
    HttpClient far(there.port());
    far.setToken(dan.signedIn.accessToken);
    const auto say = [&](const QByteArray& clientId, const QByteArray& text) {
        return far
            .post("/api/v1/chats/" + chat.toByteArray() + "/messages",
                R"({"clientId":")" + clientId + R"(","content":")" + text + R"("})")
            .status;
    };
    const auto areReady = [&](int status) {
        return cleo.http.get("/readyz").status == status && far.get("/readyz").status == status;
    };
    QTRY_VERIFY_WITH_TIMEOUT(areReady(200), soon);
    QCOMPARE(say("0197c1d2-0000-7000-8000-000000000001", "Told"), 201);
    QTRY_COMPARE_WITH_TIMEOUT(device.contents(chat), QStringList{u"Told"_s}, soon);

    redis.kill();
    QTRY_VERIFY_WITH_TIMEOUT(areReady(503), soon);
    QCOMPARE(say("0197c1d2-0000-7000-8000-000000000002", "Missed"), 201);
    redis.start();
    QTRY_COMPARE_WITH_TIMEOUT(device.contents(chat), (QStringList{u"Told"_s, u"Missed"_s}), soon);
    QCOMPARE(connects.size(), 0);
}

QTEST_GUILESS_MAIN(ChatSyncTest)
#include "chat_sync_test.moc"
