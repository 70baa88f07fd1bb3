// SPDX-License-Identifier: GPL-3.0-or-later
// Chats through server/chat and server/storage, without the network. First durable sends per second: so many
// senders, two to a chat, each waiting for its commit before it sends the next. Then what one call costs, one
// at a time, as the chats grow. SQLite with synchronous=FULL, PostgreSQL as it comes (fsync,
// synchronous_commit).
//
//     chat_store_bench [--seconds N] [--senders N] [--writers N] [--messages N,N,…] [--engine
//     sqlite|postgresql]
#include "server/chat/chat_service.h"
#include "server/chat/message_search.h"
#include "server/chat/send_group.h"
#include "server/directory/directory_service.h"
#include "server/identity/accounts.h"
#include "server/mentorship/mentorship_service.h"
#include "server/migrations/migrations.h"
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
#include <thread>

using namespace gremio;
using namespace gremio::storage;
using namespace Qt::StringLiterals;
using chat::ChatService;
using Steady = std::chrono::steady_clock;

namespace {

double msSince(Steady::time_point start)
{
    return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

QString sentence(int number)
{
    return u"This is what somebody says to somebody else about lesson %1, and asks when to meet again"_s.arg(
        number);
}

/// Pairs who talk to each other on a database of the server's schema.
class Guild {
public:
    Guild(const DatabaseUrl& url, int writers, int pairs)
    {
        Migrator(url, m_clock, migrationsFolder()).migrate();
        directory::DirectoryService::listen(m_bus);
        m_mentorship.listen(m_bus);
        ChatService::listen(m_bus);
        m_bus.freeze();
        Options options;
        options.writers = writers;
        m_database = std::make_unique<Database>(url, m_clock, m_bus, options);
        for (int i = 0; i < pairs; ++i)
            addPair(i);
    }

    struct Seat {
        UserId user;
        ChatId chat;
    };
    std::vector<Seat> seats;

    Database& database() { return *m_database; }

    /// One message; `done` once it is stored.
    void send(const Seat& seat, const QString& text, std::function<void()> done)
    {
        const auto client = ClientMessageId::generate(m_clock.now());
        SendMessagePayload message{seat.chat, client, MessageType::Text, text, {}};
        WriteHint hint = chat::sendHint(m_database->engine(), seat.user, message);
        m_database->write(
            [user = seat.user, message](Transaction& tx) { ChatService::send(tx, user, message); },
            [done = std::move(done)](std::exception_ptr error) {
                if (error)
                    std::rethrow_exception(error); // ends the program: a measurement with failures is none
                done();
            },
            std::move(hint));
    }

    /// So many messages, spread over all chats, many on their way at once.
    void fill(int messages)
    {
        QSemaphore room(500);
        for (int i = 0; i < messages; ++i) {
            room.acquire();
            send(seats[static_cast<std::size_t>(i) % seats.size()], sentence(i), [&room] { room.release(); });
        }
        room.acquire(500);
    }

private:
    void addPair(int number)
    {
        m_database->writeNow([&](Transaction& tx) {
            UserId pair[2];
            for (int side = 0; side < 2; ++side) {
                identity::accounts::NewAccount account;
                account.email = u"p%1-%2@example.org"_s.arg(number).arg(side);
                account.displayName = u"Person %1"_s.arg(number);
                account.passwordHash = "none";
                account.roles = {side == 0 ? Role::Mentor : Role::Apprentice};
                pair[side] = identity::accounts::create(tx, account);
            }
            ProfileBody profile;
            profile.capacity = 5;
            m_directory.replaceProfile(tx, pair[0], profile);
            const auto request = m_mentorship.send(tx, pair[1], {pair[0], u"Please"_s, {}});
            m_mentorship.accept(tx, pair[0], request.id);
            const ChatId chat = chat::repository::privateChat(tx, pair[0], pair[1]).value();
            seats.push_back({pair[0], chat});
            seats.push_back({pair[1], chat});
        });
    }

    SystemClock m_clock;
    EventBus m_bus;
    directory::DirectoryService m_directory;
    mentorship::MentorshipService m_mentorship{m_directory};
    std::unique_ptr<Database> m_database;
};

void measureSends(const char* name, Guild& guild, int writers, int senders, double seconds)
{
    std::atomic<bool> ended = false;
    QSemaphore done;
    std::vector<std::vector<double>> latencies(static_cast<std::size_t>(senders));
    std::function<void(std::size_t)> next = [&](std::size_t sender) {
        const auto sent = Steady::now();
        guild.send(guild.seats[sender % guild.seats.size()], sentence(int(sender)), [&, sender, sent] {
            latencies[sender].push_back(msSince(sent));
            if (ended)
                done.release();
            else
                next(sender);
        });
    };
    const Stats before = guild.database().stats();
    const auto start = Steady::now();
    for (int i = 0; i < senders; ++i)
        next(std::size_t(i));
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    ended = true;
    done.acquire(senders);
    const double elapsed = msSince(start) / 1000;
    std::vector<double> all;
    for (const auto& one : latencies)
        all.insert(all.end(), one.begin(), one.end());
    std::sort(all.begin(), all.end());
    const auto rows = static_cast<double>(all.size());
    const auto at = [&](double share) { return all[static_cast<std::size_t>(share * (rows - 1))]; };
    const auto commits = static_cast<double>(guild.database().stats().commits - before.commits);
    std::printf("%-10s %7d %7d %10.0f %12.1f %8.2f %8.2f\n", name, writers, senders, rows / elapsed,
        rows / commits, at(0.5), at(0.99));
    std::fflush(stdout);
}

/// The median of single calls.
template <class F>
double cost(F call)
{
    std::vector<double> all;
    for (int i = 0; i < 101; ++i) {
        const auto start = Steady::now();
        call(i);
        all.push_back(msSince(start));
    }
    std::nth_element(all.begin(), all.begin() + 50, all.end());
    return all[50];
}

void measureCosts(const char* name, Guild& guild, int messages)
{
    Database& database = guild.database();
    const auto reading = [&](auto f) {
        return cost([&](int i) {
            const Guild::Seat& seat = guild.seats[std::size_t(i) % guild.seats.size()];
            database.readNow([&](Transaction& tx) { f(tx, seat); });
        });
    };
    const double send = cost([&](int i) {
        QSemaphore done;
        guild.send(guild.seats[std::size_t(i) % guild.seats.size()], sentence(i), [&] { done.release(); });
        done.acquire();
    });
    const double last = reading([](Transaction& tx, const Guild::Seat& seat) {
        ChatService::history(tx, seat.user, {seat.chat, {}, {}, 50});
    });
    const double middle = reading([](Transaction& tx, const Guild::Seat& seat) {
        const qint64 lastSeq = ChatService::chat(tx, seat.user, seat.chat).lastSeq;
        ChatService::history(tx, seat.user, {seat.chat, lastSeq / 2, {}, 50});
    });
    const double changes = reading([](Transaction& tx, const Guild::Seat& seat) {
        const qint64 rev = ChatService::chat(tx, seat.user, seat.chat).rev;
        ChatService::changes(tx, seat.user, {seat.chat, rev - 20, 50});
    });
    const double list =
        reading([](Transaction& tx, const Guild::Seat& seat) { ChatService::chats(tx, seat.user, {}, 25); });
    const double rare = reading([](Transaction& tx, const Guild::Seat& seat) {
        chat::searchMessages(tx, seat.user, {u"lesson 17 "_s, {}, 25, {}});
    });
    const double common = reading([](Transaction& tx, const Guild::Seat& seat) {
        chat::searchMessages(tx, seat.user, {u"somebody meet "_s, {}, 25, {}});
    });
    std::printf("%-10s %9d %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f\n", name, messages, send, last, middle,
        changes, list, rare, common);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Durable messages per second, and what a call costs as chats grow."_s);
    parser.addHelpOption();
    parser.addOptions({{u"seconds"_s, u"of sending"_s, u"seconds"_s, u"3"_s},
        {u"senders"_s, u"at once"_s, u"senders"_s, u"200"_s},
        {u"writers"_s, u"PostgreSQL's"_s, u"writers"_s, u"4"_s},
        {u"messages"_s, u"sizes to look at"_s, u"messages"_s, u"1000,100000"_s},
        {u"engine"_s, u"only this one"_s, u"engine"_s, QString()}});
    parser.process(app);
    const double seconds = parser.value(u"seconds"_s).toDouble();
    const int senders = parser.value(u"senders"_s).toInt();
    const int writers = parser.value(u"writers"_s).toInt();
    const QString only = parser.value(u"engine"_s);
    const bool sqlite = only.isEmpty() || only == u"sqlite"_s;
    const bool postgres = only.isEmpty() || only == u"postgresql"_s;
    QTemporaryDir directory(QDir::tempPath() + u"/chat-store-bench-XXXXXX"_s);
    std::unique_ptr<test::PostgresCluster> cluster;
    if (postgres)
        cluster = std::make_unique<test::PostgresCluster>(test::PostgresCluster::Durability::Real);
    int count = 0;
    const auto onEach = [&](auto f) {
        ++count;
        if (sqlite)
            f("sqlite", DatabaseUrl::sqliteFile(directory.filePath(u"bench%1.sqlite"_s.arg(count))), 1);
        if (postgres) {
            const QString name = u"bench%1"_s.arg(count);
            cluster->createDatabase(name);
            f("postgresql", cluster->databaseUrl(name), writers);
            cluster->dropDatabase(name);
        }
    };
    if (seconds > 0) {
        std::printf("%-10s %7s %7s %10s %12s %8s %8s\n", "engine", "writers", "senders", "sends/s",
            "sends/commit", "p50 ms", "p99 ms");
        onEach([&](const char* name, const DatabaseUrl& url, int lanes) {
            const auto guild = std::make_unique<Guild>(url, lanes, (senders + 1) / 2);
            measureSends(name, *guild, lanes, senders, seconds / 3); // warm
            measureSends(name, *guild, lanes, senders, seconds);
        });
    }
    std::printf("\nms of one call, median\n%-10s %9s %8s %8s %8s %8s %8s %8s %8s\n", "engine", "messages",
        "send", "last", "middle", "changes", "list", "rare", "common");
    for (const QString& size : parser.value(u"messages"_s).split(u',', Qt::SkipEmptyParts)) {
        onEach([&](const char* name, const DatabaseUrl& url, int lanes) {
            const auto guild = std::make_unique<Guild>(url, lanes, 10);
            guild->fill(size.toInt());
            measureCosts(name, *guild, size.toInt());
        });
    }
    return 0;
}
