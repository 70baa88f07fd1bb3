// SPDX-License-Identifier: GPL-3.0-or-later
// Chat over Socket.IO: ours on both engines and the peer in benchmarks/peers/nest-socketio, one after the
// other in the same run, several times over. Durable sends a second with 200 senders; send to receive at
// equal load; resident memory for each idle connection; and what 10,000 idle ones do to the active.
#include "benchmarks/chat_sides.h"
#include "benchmarks/socket_load.h"
#include "shared/core/id.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace gremio;
using namespace gremio::bench;
using namespace std::chrono_literals;

namespace {

using Clock = SocketLoad::Clock;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

double percentile(std::vector<double>& values, double part)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(double(values.size() - 1) * part);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// Senders and receivers on one server.
class Talk {
public:
    explicit Talk(const ChatSide& side)
        : m_side(side)
        , m_load(side.port())
    {
        for (const Writer& writer : side.writers)
            m_load.add(writer.token);
        m_senders = int(side.writers.size() / 2);
        if (!m_load.run(60s, [this] { return m_load.joined() == 2 * m_senders; }))
            throw std::runtime_error("not everybody could connect to " + std::string(side.name()));
    }

    /// Acks a second, when each sender sends again as soon as it has its ack.
    double saturate(std::chrono::milliseconds time)
    {
        quint64 acks = 0;
        bool going = true;
        int open = 0;
        m_load.onPacket = [&](int socket, QByteArrayView packet) {
            if (!packet.startsWith('3'))
                return;
            check(packet);
            ++acks;
            --open;
            if (going)
                open += send(socket, {});
        };
        for (int i = 0; i < m_senders; ++i)
            open += send(i, {});
        m_load.runFor(1s);
        const quint64 before = acks;
        const auto start = Clock::now();
        m_load.runFor(time);
        const std::chrono::duration<double> took = Clock::now() - start;
        const double rate = double(acks - before) / took.count();
        going = false;
        m_load.run(10s, [&] { return open == 0; });
        return rate;
    }

    struct Latency {
        double p50 = 0; ///< ms, from when it was due until the other had it
        double p99 = 0;
        double arrived = 0; ///< part of what was sent
    };

    /// `perSecond` sends in all, whoever is slow.
    Latency deliver(double perSecond, std::chrono::milliseconds time)
    {
        std::vector<double> waits;
        quint64 sent = 0;
        const auto start = Clock::now();
        const auto dueAt = [&](quint64 number) {
            return start
                + std::chrono::duration_cast<Clock::duration>(
                    std::chrono::duration<double>(double(number) / perSecond));
        };
        m_load.onPacket = [&](int, QByteArrayView packet) {
            static constexpr QByteArrayView mark = "due=";
            if (packet.startsWith('3'))
                return check(packet);
            if (!packet.startsWith("2[\"message:receive\""))
                return;
            const qsizetype at = packet.indexOf(mark);
            if (at < 0)
                return;
            const auto rest = packet.sliced(at + mark.size());
            const quint64 number = rest.first(rest.indexOf(';')).toByteArray().toULongLong();
            const std::chrono::duration<double, std::milli> wait = Clock::now() - dueAt(number);
            waits.push_back(wait.count());
        };
        m_load.runFor(time, [&] {
            while (Clock::now() >= dueAt(sent)) {
                send(int(sent % quint64(m_senders)), "due=" + QByteArray::number(sent) + ';');
                ++sent;
            }
        });
        m_load.run(15s, [&] { return waits.size() >= sent; });
        Latency latency;
        latency.arrived = double(waits.size()) / double(sent);
        latency.p50 = percentile(waits, 0.5);
        latency.p99 = percentile(waits, 0.99);
        return latency;
    }

    quint64 refused() const { return m_refused; }

private:
    int send(int sender, const QByteArray& words)
    {
        const QByteArray clientId = Uuid::generate(m_clock.now()).toByteArray();
        m_load.send(sender,
            "2" + QByteArray::number(++m_lastAck) + "[\"message:send\",{\"chatId\":\""
                + m_side.writers[static_cast<std::size_t>(sender)].chat + "\",\"clientId\":\"" + clientId
                + "\",\"type\":\"text\",\"content\":\"" + words
                + "Could we look at the second chapter together before the session on Tuesday?\"}]");
        return 1;
    }

    void check(QByteArrayView ack)
    {
        if (ack.indexOf("\"ok\":true") >= 0)
            return;
        if (++m_refused == 1)
            std::fprintf(stderr, "refused: %.*s\n", int(ack.size()), ack.data());
    }

    const ChatSide& m_side;
    SocketLoad m_load;
    SystemClock m_clock;
    int m_senders = 0;
    quint64 m_lastAck = 0;
    quint64 m_refused = 0;
};

/// KiB for each of `count` more connections.
double idleCost(const ChatSide& side, int count)
{
    SocketLoad load(side.port());
    const double before = side.residentKiB();
    for (int i = 0; i < count; ++i) {
        load.add(side.idleTokens[static_cast<std::size_t>(i)]);
        if (i % 50 == 49)
            load.run(30s, [&] { return load.joined() + load.lost() == i + 1; });
    }
    load.run(60s, [&] { return load.joined() + load.lost() == count; });
    if (load.lost() > 0)
        std::fprintf(stderr, "%s: %d connections were lost\n", side.name(), load.lost());
    load.runFor(2s);
    return (side.residentKiB() - before) / count;
}

struct Arguments {
    int rounds;
    int idle;
    std::chrono::milliseconds time;
};

void compare(const std::vector<std::unique_ptr<ChatSide>>& sides, const Arguments& arguments)
{
    std::vector<std::vector<double>> rates(sides.size());
    for (int round = 0; round < arguments.rounds; ++round) {
        for (std::size_t i = 0; i < sides.size(); ++i)
            rates[i].push_back(Talk(*sides[i]).saturate(arguments.time));
    }
    const double peer = median(rates.back());
    std::printf("durable sends a second, 200 senders (median of %d)\n", arguments.rounds);
    for (std::size_t i = 0; i < sides.size(); ++i)
        std::printf("  %-20s %8.0f   %5.1f x the peer\n", sides[i]->name(), median(rates[i]),
            median(rates[i]) / peer);

    const double equal = peer / 2;
    for (const double load : {equal, equal * 5}) {
        std::printf("send to receive at %.0f sends a second (p50, p99 in ms)\n", load);
        for (const auto& side : sides) {
            if (load > equal && side == sides.back())
                continue;
            const auto latency = Talk(*side).deliver(load, arguments.time);
            std::printf("  %-20s %8.2f %8.2f   %.1f %% arrived\n", side->name(), latency.p50, latency.p99,
                latency.arrived * 100);
        }
    }

    std::printf("resident memory for each idle connection, %d of them\n", arguments.idle / 2);
    for (const auto& side : sides)
        std::printf("  %-20s %8.1f KiB\n", side->name(), idleCost(*side, arguments.idle / 2));

    std::printf("%.0f sends a second, beside none and beside %d idle connections (p50, p99 in ms)\n", equal,
        arguments.idle);
    for (const auto& side : sides) {
        if (side == sides.back())
            continue;
        const auto alone = Talk(*side).deliver(equal, arguments.time);
        SocketLoad idle(side->port());
        for (int i = 0; i < arguments.idle; ++i) {
            idle.add(side->idleTokens[static_cast<std::size_t>(i)]);
            if (i % 50 == 49)
                idle.run(30s, [&] { return idle.joined() + idle.lost() == i + 1; });
        }
        idle.run(60s, [&] { return idle.joined() + idle.lost() == arguments.idle; });
        const auto crowded = Talk(*side).deliver(equal, arguments.time);
        std::printf("  %-20s %8.2f %8.2f   %8.2f %8.2f   (%d held)\n", side->name(), alone.p50, alone.p99,
            crowded.p50, crowded.p99, idle.joined());
    }
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("GREMIO_TEST_DURABLE", "1");
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Chat over Socket.IO, on both engines and against a NestJS server."));
    parser.addHelpOption();
    parser.addOption(
        {QStringLiteral("peer"), QStringLiteral("dist/main.js of benchmarks/peers/nest-socketio"),
            QStringLiteral("file"), QStringLiteral("build/peers/nest-socketio/dist/main.js")});
    parser.addOption({QStringLiteral("rounds"), QStringLiteral("how often the sends are counted"),
        QStringLiteral("number"), QStringLiteral("3")});
    parser.addOption({QStringLiteral("seconds"), QStringLiteral("how long each count lasts"),
        QStringLiteral("number"), QStringLiteral("8")});
    parser.addOption({QStringLiteral("idle"), QStringLiteral("how many idle connections"),
        QStringLiteral("number"), QStringLiteral("10000")});
    parser.process(application);
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max; // children inherit it
    setrlimit(RLIMIT_NOFILE, &files);
    try {
        constexpr int pairs = 200;
        Arguments arguments{parser.value(QStringLiteral("rounds")).toInt(),
            parser.value(QStringLiteral("idle")).toInt(),
            std::chrono::seconds(parser.value(QStringLiteral("seconds")).toInt())};
        std::vector<std::unique_ptr<ChatSide>> sides;
        sides.push_back(gremioSide(test::Engine::Sqlite, pairs, arguments.idle));
        sides.push_back(gremioSide(test::Engine::Postgres, pairs, arguments.idle));
        sides.push_back(nestSide(parser.value(QStringLiteral("peer")), pairs, arguments.idle));
        compare(sides, arguments);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "chat_bench: %s\n", error.what());
        return 1;
    }
    return 0;
}
