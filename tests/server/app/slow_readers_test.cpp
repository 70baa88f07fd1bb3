// SPDX-License-Identifier: GPL-3.0-or-later
// Of 25 sockets five stop reading: exactly those are closed once too much waits for them, the others get
// everything, and who comes back finds the rest by `rev`. (`./dev bench slow_readers` is the same with
// 5,000.)
#include "benchmarks/chat_sides.h"
#include "benchmarks/socket_load.h"
#include "shared/core/clock.h"
#include "shared/core/id.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace gremio;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int devices = 24; // of who is written to
constexpr int slow = 5; // of them, the first ones
constexpr qint64 messages = 1000;
constexpr int onTheirWay = 8; // not acknowledged yet
// 256 KiB may wait in the server, and about as much in the system's buffers on both sides; all messages
// together are four million.
constexpr qint64 mostHeld = 1'500'000;

QJsonObject objectOf(const QByteArray& packet, int place)
{
    return QJsonDocument::fromJson(packet.mid(packet.indexOf('['))).array().at(place).toObject();
}

struct Device {
    std::vector<qint64> seqs;
    qint64 rev = 0;
    qint64 bytes = 0;
};

} // namespace

class SlowReadersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void slowOnesAreClosedAndCatchUp();
};

void SlowReadersTest::slowOnesAreClosedAndCatchUp()
{
    const auto side = bench::gremioSide(test::Engine::Sqlite, 1, 0);
    const bench::Writer& from = side->writers.at(0);
    const bench::Writer& to = side->writers.at(1);
    bench::SocketLoad load(side->port());
    const int sender = load.add(from.token);
    for (int i = 0; i < devices; ++i)
        load.add(to.token);
    QVERIFY(load.run(20s, [&] { return load.joined() == 1 + devices; }));

    std::vector<Device> all(2 + devices + slow);
    qint64 sent = 0;
    qint64 acked = 0;
    QByteArray changes;
    const auto send = [&] {
        load.send(sender,
            "2" + QByteArray::number(++sent) + R"(["message:send",{"chatId":")" + from.chat
                + R"(","clientId":")" + Uuid::generate(SystemClock().now()).toByteArray()
                + R"(","type":"text","content":")" + QByteArray(3900, 'w') + "\"}]");
    };
    load.onPacket = [&](int socket, QByteArrayView view) {
        const QByteArray packet = view.toByteArray();
        if (packet.startsWith('3') && socket == sender) {
            QVERIFY2(packet.contains("\"ok\":true"), packet.left(300).constData());
            ++acked;
            if (sent < messages)
                send();
        } else if (packet.startsWith('3')) {
            changes = packet;
        } else if (packet.startsWith("2[\"message:receive\"")) {
            const QJsonObject message = objectOf(packet, 1);
            Device& device = all.at(std::size_t(socket));
            device.seqs.push_back(message["seq"_L1].toInteger());
            device.rev = message["rev"_L1].toInteger();
            device.bytes += packet.size();
        }
    };
    const auto isSlow = [](int socket) { return socket >= 1 && socket <= slow; };

    for (int socket = 1; socket <= slow; ++socket)
        load.setReading(socket, false);
    for (int i = 0; i < onTheirWay; ++i)
        send();
    const auto othersHaveAll = [&] {
        for (int socket = slow + 1; socket <= devices; ++socket) {
            if (qint64(all.at(std::size_t(socket)).seqs.size()) < messages)
                return false;
        }
        return acked == messages;
    };
    QVERIFY(load.run(60s, othersHaveAll));
    for (int socket = 1; socket <= slow; ++socket)
        load.setReading(socket, true);
    QVERIFY(load.run(20s, [&] { return load.lost() == slow; }));
    for (int socket = 0; socket <= devices; ++socket)
        QCOMPARE(load.isLost(socket), isSlow(socket));

    std::vector<qint64> everything;
    for (qint64 seq = 1; seq <= messages; ++seq)
        everything.push_back(seq);
    for (int socket = slow + 1; socket <= devices; ++socket)
        QVERIFY(all.at(std::size_t(socket)).seqs == everything);

    for (int socket = 1; socket <= slow; ++socket) {
        Device device = all.at(std::size_t(socket));
        QVERIFY(!device.seqs.empty());
        QVERIFY2(device.bytes < mostHeld, QByteArray::number(device.bytes).constData());
        const int again = load.add(to.token);
        QVERIFY(load.run(20s, [&] { return load.joined() == 1 + devices - slow + socket; }));
        for (bool more = true; more;) {
            changes.clear();
            load.send(again,
                R"(21["chat:changes",{"chatId":")" + to.chat + R"(","after":)"
                    + QByteArray::number(device.rev) + R"(,"limit":100}])");
            QVERIFY(load.run(20s, [&] { return !changes.isEmpty(); }));
            const QJsonObject page = objectOf(changes, 0);
            QVERIFY(page["ok"_L1].toBool());
            const QJsonArray rows = page["messages"_L1].toArray();
            for (const QJsonValue& row : rows)
                device.seqs.push_back(row["seq"_L1].toInteger());
            device.rev = page["rev"_L1].toInteger();
            more = page["more"_L1].toBool();
        }
        QVERIFY(device.seqs == everything);
    }
}

QTEST_GUILESS_MAIN(SlowReadersTest)
#include "slow_readers_test.moc"
