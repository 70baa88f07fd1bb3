// SPDX-License-Identifier: GPL-3.0-or-later
// GET /mentors?q= and POST /requests over HTTP against a real server on SQLite and on PostgreSQL: answers per
// second and p50/p99 at saturation and at half of it, and the server's resident memory.
#include "benchmarks/http_load.h"
#include "server/directory/directory_service.h"
#include "server/identity/access_token.h"
#include "server/identity/accounts.h"
#include "server/identity/sign_ins.h"
#include "server/identity/user_repository.h"
#include "shared/core/json_encoding.h"
#include "shared/protocol/mentorship.h"
#include "tests/support/mentor_population.h"
#include "tests/support/running_server.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QUrl>

#include <cstdio>

using namespace gremio;

namespace {

constexpr int apprentices = 12'000;
constexpr int asksOfEach = 5; // as many as may be open

class ApiBench {
public:
    ApiBench(test::Engine engine, int mentors)
        : m_server(engine)
        , m_tokens(identity::SigningKey::load(m_server.dataDir() + QStringLiteral("/signing.key")))
        , m_mentorCount(mentors)
    {
        auto& base = m_server.base();
        identity::repository::registerConstraints(base.options.constraints);
        directory::DirectoryService::registerConstraints(base.options.constraints);
        directory::DirectoryService::listen(base.bus);
        base.bus.freeze();
        base.clock.set(SystemClock().now());
        fill();
    }

    void measure(const char* what, int expectedStatus, double seconds,
        const std::function<QByteArray(quint64)>& request)
    {
        bench::Load load;
        load.port = m_server.port();
        load.seconds = seconds;
        load.expectedStatus = expectedStatus;
        load.request = request;
        const bench::Figures full = bench::run(load);
        load.perSecond = full.perSecond / 2;
        const bench::Figures half = bench::run(load);
        std::printf("%-34s %8.0f/s  p50 %6.2f  p99 %6.2f ms   half: p50 %6.2f  p99 %6.2f ms   wrong %llu  "
                    "RSS %.0f MiB\n",
            what, full.perSecond, full.p50, full.p99, half.p50, half.p99,
            static_cast<unsigned long long>(full.wrong + half.wrong), residentMiB());
        std::fflush(stdout);
    }

    QByteArray get(const QByteArray& target) const
    {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_apprenticeTokens.front()
            + "\r\n\r\n";
    }

    /// Each number once: the next request of the next apprentice.
    QByteArray ask()
    {
        const quint64 number = m_asked++;
        const auto apprentice = static_cast<std::size_t>(number / asksOfEach) % m_apprenticeTokens.size();
        CreateRequestBody body;
        body.mentorId = m_mentors[static_cast<std::size_t>(number) % m_mentors.size()];
        body.message =
            QStringLiteral("I would like to learn from you how to plan a quarter of work, with examples.");
        const QByteArray json = toJson(body);
        return "POST /api/v1/requests HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + m_apprenticeTokens[apprentice] + "\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(json.size()) + "\r\n\r\n" + json;
    }

private:
    UserId account(storage::Transaction& tx, const QString& email, const QString& name, Role role)
    {
        identity::accounts::NewAccount account;
        account.email = email;
        account.displayName = name;
        account.passwordHash = "none: nobody signs in with it";
        account.roles = {role};
        return identity::accounts::create(tx, account);
    }

    void fill()
    {
        auto& database = m_server.base().database();
        directory::DirectoryService directory;
        test::MentorPopulation population;
        while (int(m_mentors.size()) < m_mentorCount) {
            database.writeNow([&](storage::Transaction& tx) {
                for (int i = 0; i < 200 && int(m_mentors.size()) < m_mentorCount; ++i) {
                    const auto person = population.next();
                    const UserId user = account(tx, person.email, person.displayName, Role::Mentor);
                    auto profile = person.profile;
                    profile.acceptsRequests = true; // a refusal is not what is measured
                    profile.capacity = 5;
                    directory.replaceProfile(tx, user, profile);
                    m_mentors.push_back(user);
                }
            });
        }
        while (m_apprenticeTokens.size() < apprentices) {
            database.writeNow([&](storage::Transaction& tx) {
                for (int i = 0; i < 200; ++i) {
                    const QString name = QStringLiteral("apprentice%1").arg(m_apprenticeTokens.size());
                    const UserId user =
                        account(tx, name + QStringLiteral("@example.org"), name, Role::Apprentice);
                    const auto started = identity::sign_ins::begin(tx, user);
                    m_apprenticeTokens.push_back(m_tokens.make(user, started.signIn, tx.now()));
                }
            });
        }
        m_server.base().close();
        if (m_server.base().engine() == test::Engine::Postgres)
            m_server.base().execute(QStringLiteral("VACUUM ANALYZE"));
    }

    double residentMiB() const
    {
        QFile status(QStringLiteral("/proc/%1/status").arg(m_server.processId()));
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("VmRSS:"))
                return line.mid(6).trimmed().split(' ').front().toDouble() / 1024;
        }
        return 0;
    }

    test::RunningServer m_server;
    identity::AccessTokens m_tokens;
    int m_mentorCount;
    std::vector<UserId> m_mentors;
    std::vector<QByteArray> m_apprenticeTokens;
    std::atomic<quint64> m_asked = 0;
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("GREMIO_TEST_DURABLE", "1");
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Answers per second over HTTP, and how long they take."));
    parser.addHelpOption();
    parser.addOption({QStringLiteral("mentors"), QStringLiteral("how many there are"),
        QStringLiteral("number"), QStringLiteral("10000")});
    parser.process(application);
    const int mentors = parser.value(QStringLiteral("mentors")).toInt();
    if (mentors < 1)
        parser.showHelp(64);
    std::printf("%d mentors, %d apprentices, 32 connections, server and load on the same machine\n", mentors,
        apprentices);
    for (const auto engine : {test::Engine::Sqlite, test::Engine::Postgres}) {
        std::printf("%s\n", engine == test::Engine::Sqlite ? "SQLite" : "PostgreSQL");
        ApiBench bench(engine, mentors);
        const auto search = [&](const QString& word) {
            return "/api/v1/mentors?q=" + QUrl::toPercentEncoding(word);
        };
        QByteArray common = bench.get(search(test::MentorPopulation::commonWord()));
        QByteArray rare = bench.get(search(test::MentorPopulation::rareWord()));
        bench.measure("GET /mentors?q= (a common word)", 200, 8, [&](quint64) { return common; });
        bench.measure("GET /mentors?q= (a rare word)", 200, 8, [&](quint64) { return rare; });
        bench.measure("POST /requests", 201, 4, [&](quint64) { return bench.ask(); });
    }
    return 0;
}
