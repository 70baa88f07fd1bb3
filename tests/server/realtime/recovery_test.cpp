// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/socketio/recovery.h"

#include <QTest>

using namespace gremio::socketio;
using namespace std::chrono_literals;

namespace {

constexpr Recovery::Instant start{};

/// A recovery, and what it sent on.
struct World {
    Recovery recovery{{120s, 165s, 100'000, 100}};
    std::vector<std::shared_ptr<const Emission>> sent{};

    quint64 tell(std::vector<Room> rooms, Recovery::Instant now = start, std::optional<SocketId> except = {})
    {
        recovery.publish(
            {std::move(rooms), except, false, 0, R"(2["a",1])"},
            [this](std::shared_ptr<const Emission> emission) { sent.push_back(std::move(emission)); }, now);
        return sent.back()->serial;
    }
    void lose(std::vector<Room> rooms, quint64 confirmed, Recovery::Instant now = start)
    {
        recovery.lost({SocketId{7}, "/", "sid", "pid", std::move(rooms), confirmed}, now);
    }
    std::vector<quint64> missed(std::optional<quint64> offset, const std::vector<Room>& rooms,
        Recovery::Instant now = start, const QByteArray& pid = "pid", const QByteArray& nsp = "/")
    {
        const auto recovered = recovery.recover(pid, nsp, offset, rooms, now);
        if (!recovered)
            return {0};
        std::vector<quint64> serials;
        for (const auto& emission : recovered->missed)
            serials.push_back(emission->serial);
        return serials;
    }
};

using Serials = std::vector<quint64>;
const Serials nothing{0}; // not recovered at all

} // namespace

class RecoveryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eventsCarryTheirOffset();
    void missedEventsComeBackInOrder();
    void whatTheHeartbeatConfirmedNeedsNoOffset();
    void onlyTheSameRoomsRecover();
    void othersDoNotRecover();
    void aLossIsForgottenInTime();
    void eventsThatAreGoneAreNotGuessed();
    void bytesAreBounded();
    void ownEventsAreLeftOut();
    void whoCameBackIsFound();
    void lossesAreBoundedInNumber();
};

void RecoveryTest::eventsCarryTheirOffset()
{
    World world;
    QCOMPARE(world.tell({"a"}), 1U);
    QCOMPARE(world.sent.back()->text, QByteArray(R"(2["a",1,"1"])"));
    QCOMPARE(world.tell({"a"}), 2U);
    world.recovery.publish(
        {{"a"}, {}, true, 0, R"(2["v",1])"},
        [&world](std::shared_ptr<const Emission> emission) { world.sent.push_back(std::move(emission)); },
        start);
    QCOMPARE(world.sent.back()->text, QByteArray(R"(2["v",1])"));
    QCOMPARE(world.sent.back()->serial, 0U);
}

void RecoveryTest::missedEventsComeBackInOrder()
{
    World world;
    world.tell({"a"});
    world.tell({"b"});
    world.lose({"a", "b"}, 0);
    world.tell({"a"});
    world.tell({"c"});
    world.tell({"c", "b"});
    QCOMPARE(world.missed(1, {"a", "b"}), (Serials{2, 3, 5}));
    QCOMPARE(world.missed(1, {"a", "b"}), nothing); // once
}

void RecoveryTest::whatTheHeartbeatConfirmedNeedsNoOffset()
{
    World world;
    world.tell({"a"});
    world.tell({"a"});
    world.tell({"a"});
    world.lose({"a"}, 2);
    QCOMPARE(world.missed({}, {"a"}), (Serials{3}));
    world.lose({"a"}, 1);
    QCOMPARE(world.missed(3, {"a"}), Serials{});
    world.lose({"a"}, 1);
    QCOMPARE(world.missed(4, {"a"}), nothing); // an offset from nowhere
}

void RecoveryTest::onlyTheSameRoomsRecover()
{
    World world;
    world.lose({"a"}, 0);
    world.tell({"a"});
    world.tell({"b"});
    QCOMPARE(world.missed(0, {"a", "b"}), nothing);
    world.lose({"a", "b"}, 0);
    QCOMPARE(world.missed(0, {"b"}), (Serials{2})); // left one meanwhile
}

void RecoveryTest::othersDoNotRecover()
{
    World world;
    world.lose({"a"}, 0);
    QCOMPARE(world.missed(0, {"a"}, start, "other"), nothing);
    QCOMPARE(world.missed(0, {"a"}, start, "pid", "/custom"), nothing);
}

void RecoveryTest::aLossIsForgottenInTime()
{
    World world;
    world.tell({"a"});
    world.lose({"a"}, 0);
    QCOMPARE(world.missed(0, {"a"}, start + 120s), (Serials{1}));
    world.lose({"a"}, 0);
    QCOMPARE(world.missed(0, {"a"}, start + 121s), nothing);
}

void RecoveryTest::eventsThatAreGoneAreNotGuessed()
{
    World world;
    world.tell({"a"});
    world.tell({"a"}, start + 100s);
    world.lose({"a"}, 0, start + 100s);
    QCOMPARE(world.missed(0, {"a"}, start + 170s), nothing); // the first is gone, it may not have it
    world.lose({"a"}, 1, start + 100s);
    QCOMPARE(world.missed({}, {"a"}, start + 170s), (Serials{2}));
}

void RecoveryTest::bytesAreBounded()
{
    World world;
    world.lose({"a"}, 0);
    world.lose({"a"}, 990);
    for (int i = 0; i < 1000; ++i)
        world.tell({"a"});
    world.sent.clear();
    QCOMPARE(world.missed({}, {"a"}).size(), std::size_t(10));
    world.lose({"a"}, 100);
    QCOMPARE(world.missed({}, {"a"}), nothing);
}

void RecoveryTest::ownEventsAreLeftOut()
{
    World world;
    world.lose({"a"}, 0);
    world.tell({"a"}, start, SocketId{7});
    world.tell({"a"}, start, SocketId{8});
    QCOMPARE(world.missed(0, {"a"}), (Serials{2}));
}

void RecoveryTest::whoCameBackIsFound()
{
    World world;
    QVERIFY(!world.recovery.placeOf("pid"));
    world.recovery.moved("pid", SocketId{9});
    world.recovery.moved("pid", SocketId{11});
    QCOMPARE(world.recovery.placeOf("pid")->value, 11U);
    world.recovery.left("pid");
    QVERIFY(!world.recovery.placeOf("pid"));
}

void RecoveryTest::lossesAreBoundedInNumber()
{
    World world; // 100 of them
    world.lose({"a"}, 0);
    for (int i = 0; i < 100; ++i)
        world.recovery.lost({SocketId{8}, "/", "sid", QByteArray::number(i), {"a"}, 0}, start);
    QCOMPARE(world.missed(0, {"a"}), nothing);
    QCOMPARE(world.missed(0, {"a"}, start, "99"), Serials{});
}

QTEST_APPLESS_MAIN(RecoveryTest)
#include "recovery_test.moc"
