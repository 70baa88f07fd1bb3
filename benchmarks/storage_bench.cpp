// SPDX-License-Identifier: GPL-3.0-or-later
// Durable inserts through server/storage: one transaction per row, so many senders at a time, each waiting
// for its commit before it sends the next. SQLite with synchronous=FULL, PostgreSQL as it comes (fsync,
// synchronous_commit).
//
//     storage_bench [--seconds N] [--directory DIR]
#include "server/storage/database.h"
#include "server/storage/migrator.h"
#include "tests/support/postgres_cluster.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QSemaphore>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>

using namespace gremio;
using namespace gremio::storage;
using namespace Qt::StringLiterals;
using Steady = std::chrono::steady_clock;

namespace {

constexpr Statement insertRow("bench/insert_row");
const QString body(120, u'm');

struct Row {
    Id<struct RowTag> id;
    UserId author;
};

/// Sends one row after the other for as long as it is told to.
class Sender {
public:
    Sender(Database& database, const Clock& clock, std::atomic<bool>& ended, QSemaphore& done)
        : m_database(database)
        , m_clock(clock)
        , m_ended(ended)
        , m_done(done)
        , m_author(UserId::generate(clock.now()))
    {
    }

    void send()
    {
        const Instant now = m_clock.now();
        const Row row{Id<RowTag>::generate(now), m_author};
        const auto sent = Steady::now();
        m_database.write(
            [row](Transaction& tx) {
                tx.query(insertRow)
                    .bind("id", row.id)
                    .bind("author", row.author)
                    .bind("body", body)
                    .bind("at", tx.now())
                    .exec();
            },
            [this, sent](std::exception_ptr error) {
                if (error)
                    std::rethrow_exception(error); // ends the program: a measurement with failures is none
                latencies.push_back(std::chrono::duration<double, std::milli>(Steady::now() - sent).count());
                if (m_ended)
                    m_done.release();
                else
                    send();
            });
    }

    std::vector<double> latencies;

private:
    Database& m_database;
    const Clock& m_clock;
    std::atomic<bool>& m_ended;
    QSemaphore& m_done;
    UserId m_author;
};

void measure(const char* name, const DatabaseUrl& url, int writers, int senders, double seconds)
{
    const SystemClock clock;
    Migrator(url, clock, u":/bench/schema"_s).migrate();
    const EventBus bus;
    Options options;
    options.writers = writers;
    Database database(url, clock, bus, options);
    std::atomic<bool> ended = false;
    QSemaphore done;
    std::vector<std::unique_ptr<Sender>> all;
    all.reserve(senders);
    for (int i = 0; i < senders; ++i)
        all.push_back(std::make_unique<Sender>(database, clock, ended, done));
    const auto start = Steady::now();
    for (const auto& sender : all)
        sender->send();
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    ended = true;
    done.acquire(senders);
    const double elapsed = std::chrono::duration<double>(Steady::now() - start).count();
    std::vector<double> latencies;
    for (const auto& sender : all)
        latencies.insert(latencies.end(), sender->latencies.begin(), sender->latencies.end());
    std::sort(latencies.begin(), latencies.end());
    const auto rows = static_cast<double>(latencies.size());
    const auto at = [&](double share) { return latencies[static_cast<std::size_t>(share * (rows - 1))]; };
    std::printf("%-10s %7d %7d %10.0f %11.1f %8.2f %8.2f\n", name, writers, senders, rows / elapsed,
        rows / static_cast<double>(database.stats().commits), at(0.5), at(0.99));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Durable rows per second as writers and senders grow."_s);
    parser.addHelpOption();
    parser.addOptions({{u"seconds"_s, u"for each line"_s, u"seconds"_s, u"2"_s},
        {u"directory"_s, u"where the SQLite file is made"_s, u"directory"_s, QDir::tempPath()}});
    parser.process(app);
    const double seconds = parser.value(u"seconds"_s).toDouble();
    std::printf("%-10s %7s %7s %10s %11s %8s %8s\n", "engine", "writers", "senders", "rows/s", "rows/commit",
        "p50 ms", "p99 ms");
    for (const int senders : {1, 8, 64, 256}) {
        QTemporaryDir directory(parser.value(u"directory"_s) + u"/storage-bench-XXXXXX"_s);
        measure(
            "sqlite", DatabaseUrl::sqliteFile(directory.filePath(u"bench.sqlite"_s)), 1, senders, seconds);
    }
    test::PostgresCluster cluster(test::PostgresCluster::Durability::Real);
    int count = 0;
    for (const auto& [writers, senders] : {std::pair(1, 1), {1, 64}, {4, 64}, {16, 64}, {32, 256}}) {
        const QString name = u"bench%1"_s.arg(++count);
        cluster.createDatabase(name);
        measure("postgresql", cluster.databaseUrl(name), writers, senders, seconds);
        cluster.dropDatabase(name);
    }
    return 0;
}
