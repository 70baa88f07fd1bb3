// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/gateway.h"
#include "server/http/server.h"
#include "server/system/system_routes.h"
#include "shared/protocol/identity.h"
#include "tests/support/http_client.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/running_server.h"

#include <QTest>

using namespace gremio;
using namespace Qt::StringLiterals;
using test::Engine;
using test::HttpAnswer;
using test::HttpClient;
using test::PostgresCluster;

namespace {

struct NobodyIsKnown final : api::Authenticator {
    std::optional<api::Caller> cached(const QByteArray&) override { return std::nullopt; }
    api::Caller authenticate(const QByteArray&, storage::Transaction&) override
    {
        throw Problem(ErrorCode::Unauthenticated);
    }
    std::optional<api::Caller> again(const api::Caller& caller, storage::Transaction&) override
    {
        return caller;
    }
};

} // namespace

/// What the server says while what it stands on is gone, and that it comes back by itself.
class TroubleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDatabaseIsGoneForAWhile()
    {
        test::RunningServer server(Engine::Postgres);
        HttpClient client(server.port());
        RegisterBody body;
        body.email = u"lucia@example.org"_s;
        body.password = u"seven maple ladders"_s;
        body.displayName = u"Lucía"_s;
        QCOMPARE(client.get("/readyz").status, 200);
        PostgresCluster::shared().stop();
        const HttpAnswer ready = client.get("/readyz");
        const HttpAnswer write = client.post("/api/v1/auth/register", body);
        const int alive = client.get("/healthz").status;
        PostgresCluster::shared().start();
        for (const HttpAnswer& answer : {ready, write}) {
            QCOMPARE(answer.status, 503);
            QCOMPARE(answer.problem(), "unavailable");
            QVERIFY(answer.header("retry-after").toInt() >= 1);
        }
        QCOMPARE(alive, 200); // the process itself is well
        QTRY_VERIFY_WITH_TIMEOUT(client.get("/readyz").status == 200, 30'000);
        QCOMPARE(client.post("/api/v1/auth/register", body).status, 201);
        QVERIFY2(server.log().contains("cannot connect to PostgreSQL"), server.log().constData());
        QCOMPARE(server.terminate(), 0);
    }

    void aFullDiskIsNotReady()
    {
        test::TestDatabase base(Engine::Sqlite);
        NobodyIsKnown nobody;
        api::SlowLane lane;
        for (const auto& [disk, status] : {std::pair{QString(), 200}, std::pair{u"/proc"_s, 503}}) {
            api::RouteTable routes;
            system::addSystemRoutes(routes, {}, {}, disk); // on /proc nothing is ever free
            api::Gateway gateway(routes, api::Runtime{base.database(), nobody, lane});
            http::Server server(http::ServerConfig(), gateway);
            QVERIFY(!server.start());
            const HttpAnswer answer = HttpClient(server.port()).get("/readyz");
            QCOMPARE(answer.status, status);
            if (status == 503)
                QVERIFY2(answer.body.contains("disk"), answer.body.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TroubleTest)
#include "trouble_test.moc"
