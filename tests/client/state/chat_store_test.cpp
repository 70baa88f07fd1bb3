// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/chat_store.h"

#include "client/state/outbox.h"
#include "tests/client/state/chat_truth.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using namespace gremio::test;

namespace {

/// Does what a list model's view does: keeps its own rows by what it is told.
struct Mirror {
    const Timeline& timeline;
    std::vector<QString> rows;
    int told = 0;

    static QString name(const TimelineRow& row)
    {
        switch (row.kind) {
        case TimelineRow::Kind::Hole:
            return u"%1…%2"_s.arg(row.message.seq).arg(row.lastSeq);
        case TimelineRow::Kind::Outgoing:
            return u"out:"_s + row.message.content;
        case TimelineRow::Kind::Message:
            break;
        }
        return u"%1:%2:%3"_s.arg(row.message.seq).arg(row.message.rev).arg(row.message.content);
    }

    explicit Mirror(const Timeline& of)
        : timeline(of)
    {
        for (int at = 0; at < of.rowCount(); ++at)
            rows.push_back(name(of.row(at)));
        QObject::connect(&of, &Timeline::rowsAboutToBeInserted, &of, [this](int, int) { check(); });
        QObject::connect(&of, &Timeline::rowsAboutToBeRemoved, &of, [this](int, int) { check(); });
        QObject::connect(&of, &Timeline::rowsInserted, &of, [this](int first, int last) {
            for (int at = first; at <= last; ++at)
                rows.insert(rows.begin() + at, name(timeline.row(at)));
        });
        QObject::connect(&of, &Timeline::rowsRemoved, &of,
            [this](int first, int last) { rows.erase(rows.begin() + first, rows.begin() + last + 1); });
        QObject::connect(&of, &Timeline::rowsChanged, &of, [this](int first, int last) {
            for (int at = first; at <= last; ++at)
                rows[static_cast<std::size_t>(at)] = name(timeline.row(at));
        });
    }
    void check()
    {
        ++told;
        QCOMPARE(static_cast<int>(rows.size()), timeline.rowCount());
    }
    void compare() const
    {
        QCOMPARE(static_cast<int>(rows.size()), timeline.rowCount());
        for (int at = 0; at < timeline.rowCount(); ++at)
            QCOMPARE(rows[static_cast<std::size_t>(at)], name(timeline.row(at)));
    }
};

QStringList names(const Timeline& timeline)
{
    QStringList all;
    for (int at = 0; at < timeline.rowCount(); ++at)
        all << Mirror::name(timeline.row(at));
    return all;
}

struct Device {
    QTemporaryDir dir;
    SystemClock clock;
    Outbox outbox{dir.filePath(u"outbox.sqlite"_s), clock};
    ChatStore store;

    explicit Device(const UserId& me)
        : store(me, outbox)
    {
    }
    /// As ChatSync does it.
    void catchUp(const ChatTruth& truth)
    {
        store.putChat(truth.chat(store.me()));
        while (store.hasGap(truth.id)) {
            const qint64 after = store.syncedRev(truth.id);
            const ChatChanges page = truth.changes(after, 7);
            store.applyChanges(truth.id, after, page);
            QVERIFY(store.syncedRev(truth.id) > after);
        }
    }
    void loadAll(const ChatTruth& truth)
    {
        store.putChat(truth.chat(store.me()));
        store.putHistory(truth.id, truth.messages());
    }
};

} // namespace

class ChatStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holesCloseFromBothSides();
    void anyOrderEndsAsAFreshLoad_data();
    void anyOrderEndsAsAFreshLoad();
    void whatIWriteKeepsItsPlaceWhenItArrives();
    void aMessageThatCameWhileItWaitedLeavesTheOutbox();
    void listKeepsItsOrderByWhatItTells();
    void ticksAndUnreadFollowTheMarks();
    void typingEndsWithTheMessage();
    void aHundredThousandMessagesAreRead();
};

void ChatStoreTest::holesCloseFromBothSides()
{
    ChatTruth truth;
    for (int i = 0; i < 100; ++i)
        truth.send(truth.ana, QString::number(i));
    Device device(truth.ben);
    device.store.putChat(truth.chat(truth.ben));
    Timeline& timeline = device.store.openTimeline(truth.id);
    Mirror mirror(timeline);
    QVERIFY(!timeline.isKnown());

    device.store.putHistory(truth.id, truth.messages(91, 100));
    QCOMPARE(timeline.rowCount(), 11);
    QCOMPARE(names(timeline).first(), u"1…90"_s);
    device.store.putHistory(truth.id, truth.messages(41, 50));
    QCOMPARE(timeline.rowOf(10), 0);
    QCOMPARE(names(timeline).at(timeline.rowOf(70)), u"51…90"_s);
    device.store.putHistory(truth.id, truth.messages(51, 60)); // the older end
    device.store.putHistory(truth.id, truth.messages(81, 90)); // the newer end
    QCOMPARE(names(timeline).at(timeline.rowOf(70)), u"61…80"_s);
    device.store.putHistory(truth.id, truth.messages(55, 85)); // over both ends
    QCOMPARE(timeline.rowOf(70), timeline.rowOf(69) + 1);
    device.store.putHistory(truth.id, truth.messages(1, 45));
    QCOMPARE(timeline.rowCount(), 100);
    for (int at = 0; at < 100; ++at)
        QCOMPARE(timeline.row(at).message, truth.messages().at(static_cast<std::size_t>(at)));
    mirror.compare();
    QVERIFY(mirror.told > 5);
}

void ChatStoreTest::anyOrderEndsAsAFreshLoad_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 60; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void ChatStoreTest::anyOrderEndsAsAFreshLoad()
{
    QFETCH(quint32, seed);
    std::mt19937 random(seed);
    const auto upTo = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    ChatTruth truth;
    truth.send(truth.ana, u"first"_s);
    Device device(truth.ben);
    device.loadAll(truth);
    Mirror mirror(device.store.openTimeline(truth.id));

    std::vector<ChatTruth::Event> onTheWay;
    for (int step = 0; step < 150; ++step) {
        onTheWay.push_back(truth.somethingHappens(random));
        if (upTo(9) == 0)
            onTheWay.pop_back(); // a connection that was cut
        if (upTo(3) != 0)
            continue;
        std::shuffle(onTheWay.begin(), onTheWay.end(), random);
        while (!onTheWay.empty() && upTo(4) != 0) {
            onTheWay.back().applyTo(device.store);
            if (upTo(5) != 0) // or it comes twice
                onTheWay.pop_back();
        }
        if (upTo(6) == 0)
            device.catchUp(truth);
    }
    for (const auto& event : onTheWay)
        event.applyTo(device.store);
    device.catchUp(truth);

    Device fresh(truth.ben);
    fresh.loadAll(truth);
    QCOMPARE(names(*device.store.timeline(truth.id)), names(*fresh.store.timeline(truth.id)));
    const Chat& seen = *device.store.find(truth.id);
    const Chat& there = *fresh.store.find(truth.id);
    QCOMPARE(seen.participants.size(), there.participants.size());
    for (std::size_t i = 0; i < seen.participants.size(); ++i)
        QCOMPARE(toJson(seen.participants[i]), toJson(there.participants[i]));
    QCOMPARE(toJson(seen), toJson(there));
    QCOMPARE(device.store.syncedRev(truth.id), truth.rev);
    mirror.compare();
}

void ChatStoreTest::whatIWriteKeepsItsPlaceWhenItArrives()
{
    ChatTruth truth;
    truth.send(truth.ana, u"hello"_s);
    Device device(truth.ben);
    device.loadAll(truth);
    Timeline& timeline = *device.store.timeline(truth.id);
    Mirror mirror(timeline);
    QVERIFY(device.outbox.add(truth.id, u"one"_s));
    QVERIFY(device.outbox.add(truth.id, u"two"_s));
    QCOMPARE(names(timeline).mid(1), (QStringList{u"out:one"_s, u"out:two"_s}));
    const int told = mirror.told;

    Message one = truth.send(truth.ben, u"one"_s);
    one.clientId = device.outbox.all().front().clientId;
    QVERIFY(!device.store.applyMessage(one));
    QCOMPARE(mirror.told, told); // the row itself changed
    QCOMPARE(timeline.row(1).kind, TimelineRow::Kind::Message);
    QCOMPARE(timeline.row(1).message, one);
    QCOMPARE(device.outbox.all().size(), std::size_t(1));
    QVERIFY(!device.store.applyMessage(one));

    // Somebody else was faster than the second.
    device.store.applyMessage(truth.send(truth.ana, u"between"_s));
    Message two = truth.send(truth.ben, u"two"_s);
    two.clientId = device.outbox.all().front().clientId;
    device.store.applyMessage(two);
    QVERIFY(device.outbox.isEmpty());
    QCOMPARE(timeline.rowCount(), 4);
    QCOMPARE(timeline.row(3).message.content, u"two"_s);
    mirror.compare();
}

void ChatStoreTest::aMessageThatCameWhileItWaitedLeavesTheOutbox()
{
    // Sent, stored, and the app was killed before it heard so.
    ChatTruth truth;
    Device device(truth.ben);
    device.loadAll(truth);
    QVERIFY(device.outbox.add(truth.id, u"one"_s));
    Message one = truth.send(truth.ben, u"one"_s);
    one.clientId = device.outbox.all().front().clientId;
    truth.replace(one);
    device.catchUp(truth);
    QVERIFY(device.outbox.isEmpty());
    QCOMPARE(device.store.timeline(truth.id)->rowCount(), 1);
    QCOMPARE(device.store.find(truth.id)->lastMessage->content, u"one"_s);
}

void ChatStoreTest::listKeepsItsOrderByWhatItTells()
{
    std::vector<ChatTruth> truths(12);
    Device device(truths.front().ben);
    std::vector<ChatId> rows;
    connect(&device.store, &ChatStore::chatInserted, this,
        [&](int row) { rows.insert(rows.begin() + row, device.store.at(row).id); });
    connect(&device.store, &ChatStore::chatMoved, this, [&](int from, int to) {
        const ChatId id = rows[static_cast<std::size_t>(from)];
        rows.erase(rows.begin() + from);
        rows.insert(rows.begin() + to, id);
    });
    connect(&device.store, &ChatStore::chatRemoved, this, [&](int row) { rows.erase(rows.begin() + row); });
    std::mt19937 random(7);
    for (ChatTruth& truth : truths) {
        truth.ben = device.store.me();
        truth.start();
        device.store.putChat(truth.chat(device.store.me()));
    }
    for (int i = 0; i < 100; ++i) {
        ChatTruth& truth = truths[std::uniform_int_distribution<std::size_t>(0, 11)(random)];
        truth.now = instantFromMillis(2'000'000 + i * 1000);
        device.store.applyMessage(truth.send(truth.ana, QString::number(i)));
        QCOMPARE(device.store.at(0).id, truth.id);
    }
    device.store.removeChat(rows[3]);
    QCOMPARE(device.store.count(), 11);
    for (int row = 0; row < device.store.count(); ++row) {
        QCOMPARE(device.store.at(row).id, rows[static_cast<std::size_t>(row)]);
        QVERIFY(row == 0
            || device.store.activity(device.store.at(row - 1).id)
                >= device.store.activity(device.store.at(row).id));
    }
}

void ChatStoreTest::ticksAndUnreadFollowTheMarks()
{
    ChatTruth truth;
    const Message mine = truth.send(truth.ben, u"mine"_s);
    Device device(truth.ben);
    device.loadAll(truth);
    QCOMPARE(device.store.tick(mine), Tick::Sent);
    QVERIFY(device.store.mayChange(mine));
    device.store.applyMark(truth.mark(truth.ana, 1, false), false);
    QCOMPARE(device.store.tick(mine), Tick::Delivered);
    QVERIFY(device.store.mayChange(mine));
    device.store.applyMark(truth.mark(truth.ana, 1, true), true);
    QCOMPARE(device.store.tick(mine), Tick::Read);
    QVERIFY(!device.store.mayChange(mine));

    QSignalSpy arrived(&device.store, &ChatStore::arrived);
    QSignalSpy unread(&device.store, &ChatStore::unreadChanged);
    const Message theirs = truth.send(truth.ana, u"theirs"_s);
    device.store.applyMessage(theirs);
    device.store.applyMessage(theirs);
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(unread.size(), 1);
    QCOMPARE(device.store.unreadTotal(), 1);
    device.store.markReadHere(truth.id, 2);
    QCOMPARE(device.store.unreadTotal(), 0);
    // An older list does not bring it back.
    device.store.putChat(truth.chat(truth.ben));
    QCOMPARE(device.store.unreadTotal(), 0);
}

void ChatStoreTest::typingEndsWithTheMessage()
{
    ChatTruth truth;
    Device device(truth.ben);
    device.loadAll(truth);
    QSignalSpy changed(&device.store, &ChatStore::typingChanged);
    device.store.setTyping({truth.id, truth.ana, true});
    device.store.setTyping({truth.id, truth.ana, true});
    device.store.setTyping({truth.id, truth.ben, true}); // another device of mine
    QCOMPARE(device.store.typing(truth.id), std::vector<UserId>{truth.ana});
    QCOMPARE(changed.size(), 1);
    device.store.applyMessage(truth.send(truth.ana, u"done"_s));
    QVERIFY(device.store.typing(truth.id).empty());
    QCOMPARE(changed.size(), 2);
}

void ChatStoreTest::aHundredThousandMessagesAreRead()
{
    ChatTruth truth;
    for (int i = 0; i < 100'000; ++i)
        truth.send(i % 3 ? truth.ana : truth.ben, u"message"_s);
    Device device(truth.ben);
    device.store.putChat(truth.chat(truth.ben));
    Timeline& timeline = device.store.openTimeline(truth.id);
    // Page by page, as somebody scrolls up.
    for (qint64 last = 100'000; last > 0; last -= 100)
        device.store.putHistory(truth.id, truth.messages(last - 99, last));
    QCOMPARE(timeline.rowCount(), 100'000);
    for (qint64 seq = 1; seq <= 100'000; ++seq)
        QCOMPARE(timeline.row(timeline.rowOf(seq)).message.seq, seq);
}

QTEST_GUILESS_MAIN(ChatStoreTest)
#include "chat_store_test.moc"
