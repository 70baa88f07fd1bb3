// SPDX-License-Identifier: GPL-3.0-or-later
// Sockets that stop reading: so many of all that are connected, each of which would be sent more than may
// wait for it. What the server holds for them meanwhile, what the others notice, whether exactly the slow
// ones are closed, and whether they find everything when they come back.
#include "benchmarks/chat_sides.h"
#include "benchmarks/chat_talk.h"
#include "benchmarks/socket_load.h"
#include "shared/core/clock.h"
#include "shared/core/id.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <unordered_map>

using namespace gremio;
using namespace gremio::bench;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Clock = SocketLoad::Clock;

constexpr int pairs = 200;
constexpr int busyPairs = 50; // who are sent long messages on many devices: the ones that will stop reading
constexpr qsizetype longText = 3900; // characters

qint64 numberAfter(QByteArrayView packet, QByteArrayView mark)
{
    const qsizetype at = packet.indexOf(mark);
    if (at < 0)
        return -1;
    QByteArrayView rest = packet.sliced(at + mark.size());
    qsizetype size = 0;
    while (size < rest.size() && rest[size] >= '0' && rest[size] <= '9')
        ++size;
    return rest.first(size).toByteArray().toLongLong();
}

/// The last that one device saw of its chat, and how much of it.
struct Seen {
    int user = 0; ///< place among the writers
    qint64 firstSeq = 0;
    qint64 lastSeq = 0;
    qint64 lastRev = 0;
    qint64 count = 0;
};

class Crowd {
public:
    Crowd(const ChatSide& side, int sockets, int slow)
        : m_side(side)
        , m_load(side.port())
    {
        m_load.onPacket = [this](int socket, QByteArrayView packet) { hear(socket, packet); };
        for (int user = 0; user < pairs; ++user)
            add(user);
        for (int i = 0; i < slow; ++i)
            m_slow.push_back(add(pairs + i % busyPairs));
        for (int i = 0; m_count < sockets; ++i)
            add(pairs + busyPairs + i % (pairs - busyPairs));
        waitForAll();
    }

    struct Figures {
        double p50 = 0;
        double p99 = 0;
        double mostKiB = 0; ///< resident, above what it was before
    };

    /// What the others wait for their messages, in ms, and what the server grows by meanwhile.
    Figures run(std::chrono::seconds time, double longPerSecond, double shortPerSecond)
    {
        m_waits.clear();
        Figures figures;
        const double before = m_side.residentKiB();
        const auto start = Clock::now();
        m_start = start;
        quint64 longSent = 0;
        quint64 shortSent = 0;
        auto looked = start;
        m_load.runFor(time, [&] {
            const auto now = Clock::now();
            const double at = std::chrono::duration<double>(now - start).count();
            for (; double(longSent) < at * longPerSecond; ++longSent)
                send(int(longSent % busyPairs), QByteArray(longText, 'w'));
            for (; double(shortSent) < at * shortPerSecond; ++shortSent)
                send(busyPairs + int(shortSent % (pairs - busyPairs)),
                    "due=" + QByteArray::number(qint64(double(shortSent) / shortPerSecond * 1e6)) + ';');
            if (now - looked > 200ms) {
                looked = now;
                figures.mostKiB = std::max(figures.mostKiB, m_side.residentKiB() - before);
            }
        });
        m_load.run(20s, [this] { return m_open == 0; });
        m_load.runFor(1s);
        figures.p50 = percentile(m_waits, 0.5);
        figures.p99 = percentile(m_waits, 0.99);
        return figures;
    }

    void stopReading()
    {
        for (const int socket : m_slow)
            m_load.setReading(socket, false);
    }

    /// How many of the slow ones had been closed, and how many others.
    std::pair<int, int> resume()
    {
        for (const int socket : m_slow)
            m_load.setReading(socket, true);
        m_load.run(30s, [this] { return m_load.lost() >= m_lostBefore + int(m_slow.size()); });
        const auto closed =
            std::count_if(m_slow.begin(), m_slow.end(), [this](int socket) { return m_load.isLost(socket); });
        const int others = m_load.lost() - m_lostBefore - int(closed);
        m_lostBefore = m_load.lost();
        return {int(closed), others};
    }

    /// Each comes back and asks for what changed since. How many then have their chat without a gap.
    int catchUp()
    {
        int whole = 0;
        for (int& socket : m_slow) {
            if (!m_load.isLost(socket))
                continue;
            Seen seen = m_seen[std::size_t(socket)];
            socket = add(seen.user);
            m_seen[std::size_t(socket)] = seen;
        }
        waitForAll();
        for (const int socket : m_slow) {
            Seen& seen = m_seen[std::size_t(socket)];
            while (pull(socket, seen)) { }
            const qint64 last = m_lastSeq[chatOf(seen.user)];
            whole += seen.lastSeq == last && seen.count == last - seen.firstSeq + 1;
        }
        return whole;
    }

private:
    const QByteArray& chatOf(int user) const { return m_side.writers[std::size_t(user)].chat; }

    int add(int user)
    {
        const int socket = m_load.add(m_side.writers[std::size_t(user)].token);
        m_seen.resize(std::size_t(socket) + 1);
        m_seen[std::size_t(socket)].user = user;
        if (++m_count % 50 == 0)
            waitForAll();
        return socket;
    }

    void waitForAll()
    {
        const int wanted = int(m_seen.size());
        if (!m_load.run(60s, [&] { return m_load.joined() + m_load.lost() == wanted; }))
            throw std::runtime_error("not everybody could connect");
    }

    void send(int user, const QByteArray& text)
    {
        ++m_open;
        m_load.send(user,
            "2" + QByteArray::number(++m_lastAck) + "[\"message:send\",{\"chatId\":\"" + chatOf(user)
                + "\",\"clientId\":\"" + Uuid::generate(m_clock.now()).toByteArray()
                + "\",\"type\":\"text\",\"content\":\"" + text + "\"}]");
    }

    void hear(int socket, QByteArrayView packet)
    {
        if (packet.startsWith('3')) {
            if (socket == m_pulling)
                m_pulled = packet.toByteArray();
            else
                --m_open;
            return;
        }
        if (!packet.startsWith("2[\"message:receive\""))
            return;
        Seen& seen = m_seen[std::size_t(socket)];
        const qint64 seq = numberAfter(packet, "\"seq\":");
        take(seen, seq, numberAfter(packet, "\"rev\":"));
        const qint64 due = numberAfter(packet, "due=");
        if (due >= 0)
            m_waits.push_back(std::chrono::duration<double, std::milli>(Clock::now() - m_start).count()
                - double(due) / 1e3);
    }

    void take(Seen& seen, qint64 seq, qint64 rev)
    {
        if (seen.count++ == 0)
            seen.firstSeq = seq;
        seen.lastSeq = std::max(seen.lastSeq, seq);
        seen.lastRev = std::max(seen.lastRev, rev);
        qint64& last = m_lastSeq[chatOf(seen.user)];
        last = std::max(last, seq);
    }

    /// One page; whether there are more.
    bool pull(int socket, Seen& seen)
    {
        m_pulling = socket;
        m_pulled.clear();
        m_load.send(socket,
            "2" + QByteArray::number(++m_lastAck) + "[\"chat:changes\",{\"chatId\":\"" + chatOf(seen.user)
                + "\",\"after\":" + QByteArray::number(seen.lastRev) + ",\"limit\":100}]");
        m_load.run(10s, [this] { return !m_pulled.isEmpty(); });
        m_pulling = -1;
        const auto answer =
            QJsonDocument::fromJson(m_pulled.mid(m_pulled.indexOf('['))).array().at(0).toObject();
        if (!answer["ok"_L1].toBool())
            throw std::runtime_error("no changes: " + m_pulled.toStdString());
        const auto messages = answer["messages"_L1].toArray();
        for (const QJsonValue& message : messages)
            take(seen, message["seq"_L1].toInteger(), message["rev"_L1].toInteger());
        seen.lastRev = std::max(seen.lastRev, answer["rev"_L1].toInteger());
        return answer["more"_L1].toBool();
    }

    const ChatSide& m_side;
    SocketLoad m_load;
    SystemClock m_clock;
    std::vector<Seen> m_seen; // by socket
    std::vector<int> m_slow;
    std::unordered_map<QByteArray, qint64> m_lastSeq; // by chat
    std::vector<double> m_waits;
    Clock::time_point m_start;
    QByteArray m_pulled;
    int m_pulling = -1;
    int m_count = 0;
    int m_open = 0;
    int m_lostBefore = 0;
    quint64 m_lastAck = 0;
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("GREMIO_TEST_DURABLE", "1");
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Sockets that stop reading, and what the others notice of it."_s);
    parser.addHelpOption();
    parser.addOptions({{u"sockets"_s, u"connected in all"_s, u"number"_s, u"5000"_s},
        {u"slow"_s, u"of them, who stop reading"_s, u"number"_s, u"1000"_s},
        {u"seconds"_s, u"of each measurement"_s, u"number"_s, u"20"_s},
        {u"rounds"_s, u"of one with all reading and one without"_s, u"number"_s, u"2"_s},
        {u"long"_s, u"messages of 3,900 characters a second, to those who stop"_s, u"number"_s, u"400"_s},
        {u"short"_s, u"messages a second to the others"_s, u"number"_s, u"150"_s},
        {u"engine"_s, u"sqlite or postgresql"_s, u"engine"_s, u"postgresql"_s}});
    parser.process(application);
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max; // children inherit it
    setrlimit(RLIMIT_NOFILE, &files);
    const auto number = [&](const QString& name) { return parser.value(name).toInt(); };
    try {
        const bool sqlite = parser.value(u"engine"_s) == u"sqlite"_s;
        const auto side = gremioSide(sqlite ? test::Engine::Sqlite : test::Engine::Postgres, pairs, 0);
        Crowd crowd(*side, number(u"sockets"_s), number(u"slow"_s));
        const std::chrono::seconds time(number(u"seconds"_s));
        const auto print = [](const char* what, const Crowd::Figures& figures) {
            std::printf("  %-12s p50 %7.2f ms   p99 %7.2f ms   at most %6.1f MiB more\n", what, figures.p50,
                figures.p99, figures.mostKiB / 1024);
        };
        std::printf("%s: %d sockets, %d of which stop reading\n", side->name(), number(u"sockets"_s),
            number(u"slow"_s));
        for (int round = 0; round < number(u"rounds"_s); ++round) {
            print("all read", crowd.run(time, number(u"long"_s), number(u"short"_s)));
            crowd.stopReading();
            print("some do not", crowd.run(time, number(u"long"_s), number(u"short"_s)));
            const auto [closed, others] = crowd.resume();
            std::printf("  closed: %d of the slow, %d others;", closed, others);
            std::printf(" came back and have everything: %d\n", crowd.catchUp());
            std::fflush(stdout);
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "slow_readers_bench: %s\n", error.what());
        return 1;
    }
    return 0;
}
