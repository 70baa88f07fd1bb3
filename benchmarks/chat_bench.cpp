// SPDX-License-Identifier: GPL-3.0-or-later
// Chat over Socket.IO: ours on both engines and the peer in benchmarks/peers/nest-socketio, one after the
// other in the same run, several times over. Durable sends a second with 200 senders; send to receive at
// equal load and at five times the peer's; resident memory for each idle connection; and what 10,000 idle
// ones do to the active.
#include "benchmarks/chat_talk.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>

using namespace gremio;
using namespace gremio::bench;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Arguments {
    int rounds;
    int idle;
    std::chrono::milliseconds time;
    QStringList parts;
    int sends;
    double rate; ///< sends a second at equal load; 0: half of what the peer can

    bool wants(const QString& part) const { return parts.isEmpty() || parts.contains(part); }
};

using Sides = std::vector<std::unique_ptr<ChatSide>>;

/// The medians of the rounds, and the span of the p99s.
struct Rounds {
    std::vector<double> p50;
    std::vector<double> p99;
    double arrived = 1;

    void add(const Talk::Latency& latency)
    {
        p50.push_back(latency.p50);
        p99.push_back(latency.p99);
        arrived = std::min(arrived, latency.arrived);
    }
    void print(const char* name) const
    {
        std::printf("  %-34s %8.2f %8.2f   (%.1f to %.1f)  %.1f %% arrived\n", name, median(p50), median(p99),
            *std::min_element(p99.begin(), p99.end()), *std::max_element(p99.begin(), p99.end()),
            arrived * 100);
        std::fflush(stdout);
    }
};

bool isPeer(const ChatSide& side)
{
    return side.name() == QByteArrayView(peerName);
}

/// Half of what the peer can.
double compareSends(const Sides& sides, const Arguments& arguments)
{
    std::vector<std::vector<double>> rates(sides.size());
    for (int round = 0; round < arguments.rounds; ++round) {
        for (std::size_t i = 0; i < sides.size(); ++i)
            rates[i].push_back(Talk(*sides[i]).saturate(arguments.time));
    }
    double peer = 0;
    for (std::size_t i = 0; i < sides.size(); ++i)
        peer = isPeer(*sides[i]) ? median(rates[i]) : peer;
    std::printf("durable sends a second, 200 senders (median of %d)\n", arguments.rounds);
    for (std::size_t i = 0; i < sides.size(); ++i) {
        std::printf("  %-20s %8.0f", sides[i]->name(), median(rates[i]));
        if (peer > 0)
            std::printf("   %5.1f x the peer", median(rates[i]) / peer);
        std::printf("\n");
    }
    std::fflush(stdout);
    return peer / 2;
}

/// µs of processor time for each durable send with 200 senders, which other work on the machine changes
/// less than the time of the clock.
void compareProcessor(const Sides& sides, const Arguments& arguments)
{
    std::printf("processor time of a durable send, µs (medians of %d times %d sends)\n", arguments.rounds,
        arguments.sends);
    std::vector<std::vector<double>> server(sides.size());
    std::vector<std::vector<double>> database(sides.size());
    for (int round = 0; round < arguments.rounds; ++round) {
        for (std::size_t i = 0; i < sides.size(); ++i) {
            ChatSide::Processor before;
            Talk(*sides[i]).sendMany(quint64(arguments.sends), [&] { before = sides[i]->processor(); });
            const ChatSide::Processor after = sides[i]->processor();
            server[i].push_back((after.server - before.server) / arguments.sends * 1e6);
            database[i].push_back((after.database - before.database) / arguments.sends * 1e6);
        }
    }
    for (std::size_t i = 0; i < sides.size(); ++i)
        std::printf("  %-20s server %7.1f   database %7.1f   both %7.1f\n", sides[i]->name(),
            median(server[i]), median(database[i]), median(server[i]) + median(database[i]));
    std::fflush(stdout);
}

void compareLatency(const Sides& sides, const Arguments& arguments, double equal)
{
    for (const double load : {equal, equal * 5}) {
        std::vector<Rounds> rounds(sides.size());
        for (int round = 0; round < arguments.rounds; ++round) {
            for (std::size_t i = 0; i < sides.size(); ++i) {
                if (load == equal || !isPeer(*sides[i]))
                    rounds[i].add(Talk(*sides[i]).deliver(load, arguments.time));
            }
        }
        std::printf("send to receive at %.0f sends a second (p50, p99 in ms; medians of %d)\n", load,
            arguments.rounds);
        for (std::size_t i = 0; i < sides.size(); ++i) {
            if (!rounds[i].p50.empty())
                rounds[i].print(sides[i]->name());
        }
    }
}

/// Signs more in, until `upTo` are.
void hold(SocketLoad& load, const ChatSide& side, int upTo)
{
    for (int i = load.joined() + load.lost(); i < upTo; ++i) {
        load.add(side.idleTokens[static_cast<std::size_t>(i)]);
        if (i % 50 == 49)
            load.run(30s, [&] { return load.joined() + load.lost() == i + 1; });
    }
    load.run(60s, [&] { return load.joined() + load.lost() == upTo; });
    if (load.lost() > 0)
        std::fprintf(stderr, "%s: %d connections were lost\n", side.name(), load.lost());
}

/// KiB for each connection, of the first few, of half and of all: what a server warms up with shows in the
/// first, what each costs in the last.
void compareIdle(const Sides& sides, const Arguments& arguments)
{
    const int few = arguments.idle / 10;
    const int half = arguments.idle / 2;
    std::printf(
        "resident memory, KiB for each idle connection: of the first %d, of %d, of the %d after them\n", few,
        half, arguments.idle - half);
    for (const auto& side : sides) {
        SocketLoad load(side->port());
        const auto resident = [&](int count) {
            hold(load, *side, count);
            load.runFor(12s); // by then a server that has nothing to do has put away what it used
            return side->residentKiB();
        };
        const double before = side->residentKiB();
        const double first = resident(few);
        const double middle = resident(half);
        const double last = resident(arguments.idle);
        std::printf("  %-20s %8.1f %8.1f %8.1f   (%d held, %.0f MiB)\n", side->name(), (first - before) / few,
            (middle - before) / half, (last - middle) / (arguments.idle - half), load.joined(), last / 1024);
        std::fflush(stdout);
    }
}

/// Until a server has done what came with those who connected or left: what is measured is not that.
/// `load` goes on meanwhile.
void settle(SocketLoad& load, const ChatSide& side)
{
    constexpr auto look = 1s;
    constexpr double atRest = 0.05; // of one processor
    const auto spent = [&side] {
        const ChatSide::Processor now = side.processor();
        return now.server + now.database;
    };
    for (int looks = 0; looks < 60; ++looks) {
        const double before = spent();
        load.runFor(look);
        if (spent() - before < atRest * std::chrono::duration<double>(look).count())
            return;
    }
    std::fprintf(stderr, "%s: did not come to rest\n", side.name());
}

void compareCrowd(const Sides& sides, const Arguments& arguments, double equal)
{
    std::printf("%.0f sends a second, beside none and beside %d idle connections (p50, p99 in ms)\n", equal,
        arguments.idle);
    for (const auto& side : sides) {
        if (isPeer(*side))
            continue;
        Rounds alone;
        Rounds crowded;
        std::vector<double> sendsAlone;
        std::vector<double> sendsCrowded;
        for (int round = 0; round < arguments.rounds; ++round) {
            SocketLoad nobody(side->port());
            settle(nobody, *side);
            alone.add(Talk(*side).deliver(equal, arguments.time));
            sendsAlone.push_back(Talk(*side).saturate(arguments.time));
            SocketLoad idle(side->port());
            hold(idle, *side, arguments.idle);
            settle(idle, *side);
            crowded.add(Talk(*side).deliver(equal, arguments.time));
            sendsCrowded.push_back(Talk(*side).saturate(arguments.time));
        }
        const QByteArray name(side->name());
        alone.print((name + ", alone").constData());
        crowded.print((name + ", crowded").constData());
        std::printf("  %-34s %8.0f %8.0f\n", "sends a second, alone and crowded", median(sendsAlone),
            median(sendsCrowded));
        std::fflush(stdout);
    }
}

void compare(const Sides& sides, const Arguments& arguments)
{
    double equal = arguments.rate;
    if (arguments.wants(u"sends"_s)) {
        const double half = compareSends(sides, arguments);
        equal = equal > 0 ? equal : half;
    }
    equal = equal > 0 ? equal : 600;
    if (arguments.wants(u"processor"_s))
        compareProcessor(sides, arguments);
    if (arguments.wants(u"latency"_s))
        compareLatency(sides, arguments, equal);
    if (arguments.wants(u"crowd"_s))
        compareCrowd(sides, arguments, equal);
    if (arguments.wants(u"idle"_s))
        compareIdle(sides, arguments);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("GREMIO_TEST_DURABLE", "1");
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Chat over Socket.IO, on both engines and against a NestJS server."_s);
    parser.addHelpOption();
    parser.addOptions({
        {u"peer"_s, u"dist/main.js of benchmarks/peers/nest-socketio"_s, u"file"_s,
            u"build/peers/nest-socketio/dist/main.js"_s},
        {u"rounds"_s, u"how often each is measured"_s, u"number"_s, u"3"_s},
        {u"seconds"_s, u"how long each measurement lasts"_s, u"number"_s, u"8"_s},
        {u"idle"_s, u"how many idle connections"_s, u"number"_s, u"10000"_s},
        {u"sides"_s, u"only these of sqlite,postgresql,peer"_s, u"list"_s, u"sqlite,postgresql,peer"_s},
        {u"parts"_s, u"only these of sends,processor,latency,idle,crowd"_s, u"list"_s},
        {u"sends"_s, u"sends whose processor time is measured"_s, u"number"_s, u"40000"_s},
        {u"rate"_s, u"sends a second at equal load; 0: half of what the peer can"_s, u"number"_s, u"0"_s},
    });
    parser.process(application);
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max; // children inherit it
    setrlimit(RLIMIT_NOFILE, &files);
    try {
        constexpr int pairs = 200;
        const Arguments arguments{parser.value(u"rounds"_s).toInt(), parser.value(u"idle"_s).toInt(),
            std::chrono::seconds(parser.value(u"seconds"_s).toInt()),
            parser.value(u"parts"_s).split(u',', Qt::SkipEmptyParts), parser.value(u"sends"_s).toInt(),
            parser.value(u"rate"_s).toDouble()};
        const int idle = arguments.wants(u"idle"_s) || arguments.wants(u"crowd"_s) ? arguments.idle : 0;
        const QStringList wanted = parser.value(u"sides"_s).split(u',');
        Sides sides;
        if (wanted.contains(u"sqlite"_s))
            sides.push_back(gremioSide(test::Engine::Sqlite, pairs, idle));
        if (wanted.contains(u"postgresql"_s))
            sides.push_back(gremioSide(test::Engine::Postgres, pairs, idle));
        if (wanted.contains(u"peer"_s))
            sides.push_back(nestSide(parser.value(u"peer"_s), pairs, idle));
        compare(sides, arguments);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "chat_bench: %s\n", error.what());
        return 1;
    }
    return 0;
}
