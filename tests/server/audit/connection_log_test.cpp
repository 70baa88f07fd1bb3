// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/connection_log.h"
#include "server/identity/accounts.h"
#include "server/identity/user_repository.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace gremio;
using namespace gremio::audit;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using storage::Transaction;

namespace {

class Log {
public:
    explicit Log(Engine engine)
        : base(engine)
    {
        identity::repository::registerConstraints(base.options.constraints);
        base.bus.freeze();
        rosa = person(u"rosa@example.org"_s);
        eva = person(u"eva@example.org"_s);
    }

    UserId person(const QString& email)
    {
        return base.database().writeNow([&](Transaction& tx) {
            identity::accounts::NewAccount account;
            account.email = email;
            account.displayName = email;
            account.emailVerified = true;
            account.passwordHash = "none";
            account.roles = {Role::Mentor};
            return identity::accounts::create(tx, account);
        });
    }
    template <class F>
    void write(F f)
    {
        base.clock.advance(1s);
        base.database().writeNow(f);
    }
    std::vector<ConnectionEntry> list(const ConnectionQuery& query = {})
    {
        return base.database().readNow([&](Transaction& tx) { return connections(tx, query).items; });
    }

    TestDatabase base;
    UserId rosa;
    UserId eva;
};

} // namespace

class ConnectionLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoCameFromWhere_data() { engines(); }
    void tellsWhoCameFromWhere()
    {
        QFETCH(Engine, engine);
        Log log(engine);
        const QString agent = u"Robert'); DROP TABLE connection_log;-- <script>"_s;
        log.write([&](Transaction& tx) {
            recordConnection(tx, ConnectionKind::SignedIn, log.rosa, {u"10.0.0.1"_s, agent});
        });
        log.write([&](Transaction& tx) {
            recordConnection(tx, ConnectionKind::Refused, log.eva, {u"10.0.0.2"_s, std::nullopt});
        });
        log.write([&](Transaction& tx) {
            recordConnection(
                tx, ConnectionKind::Refused, std::nullopt, {u"2001:db8::1"_s, QString(5000, u'x')});
        });
        const auto all = log.list();
        QCOMPARE(all.size(), 3U);
        QVERIFY(!all[0].user);
        QCOMPARE(all[0].userAgent->size(), 200);
        QVERIFY(all[1].user == log.eva);
        QVERIFY(!all[1].userAgent);
        QVERIFY(all[2].userAgent == agent);

        ConnectionQuery query;
        query.user = log.rosa;
        QCOMPARE(log.list(query).size(), 1U);
        query = {};
        query.kind = ConnectionKind::Refused;
        QCOMPARE(log.list(query).size(), 2U);
        query.address = u"10.0.0.2"_s;
        QCOMPARE(log.list(query).size(), 1U);
        query = {};
        query.from = all[1].at;
        query.to = all[0].at;
        QCOMPARE(log.list(query).size(), 1U);

        query = {};
        query.limit = 2;
        const auto page = [&] {
            return log.base.database().readNow([&](Transaction& tx) { return connections(tx, query); });
        };
        query.cursor = page().nextCursor;
        QVERIFY(query.cursor);
        QVERIFY(page().items == std::vector{all[2]});
    }

    void isForgotten_data() { engines(); }
    void isForgotten()
    {
        QFETCH(Engine, engine);
        Log log(engine);
        for (int day = 0; day < 10; ++day) {
            log.base.clock.advance(24h);
            log.write([&](Transaction& tx) {
                recordConnection(tx, ConnectionKind::SignedIn, day % 2 ? log.rosa : log.eva, {u"a"_s, {}});
            });
        }
        const Instant limit = log.base.clock.now() - 5 * 24h;
        int forgotten = 0;
        log.write([&](Transaction& tx) { forgotten = forgetConnections(tx, limit, 3); });
        QCOMPARE(forgotten, 3);
        log.write([&](Transaction& tx) { forgotten = forgetConnections(tx, limit, 3); });
        QCOMPARE(forgotten, 2);
        QCOMPARE(log.list().size(), 5U);
        QVERIFY(log.list().back().at >= limit);

        log.write([&](Transaction& tx) { identity::accounts::remove(tx, log.rosa); });
        QCOMPARE(log.list().size(), 2U);
        for (const ConnectionEntry& entry : log.list())
            QVERIFY(entry.user == log.eva);
    }
};

QTEST_GUILESS_MAIN(ConnectionLogTest)
#include "connection_log_test.moc"
