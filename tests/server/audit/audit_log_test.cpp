// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/audit_chain.h"
#include "server/audit/audit_log.h"
#include "server/identity/accounts.h"
#include "server/identity/user_repository.h"
#include "tests/support/test_database.h"

#include <QSemaphore>
#include <QTest>

using namespace gremio;
using namespace gremio::audit;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using storage::Transaction;

namespace {

/// A log with rows in it.
class Log {
public:
    explicit Log(Engine engine)
        : base(engine)
    {
        base.options.writers = 8;
        identity::repository::registerConstraints(base.options.constraints);
        base.bus.freeze();
        admin = base.database().writeNow([](Transaction& tx) {
            identity::accounts::NewAccount account;
            account.email = u"admin@example.org"_s;
            account.displayName = u"Admin"_s;
            account.emailVerified = true;
            account.passwordHash = "none";
            account.roles = {Role::Admin};
            return identity::accounts::create(tx, account);
        });
    }

    void add(AuditAct act, const QString& subject = u"x"_s, const QString& value = u"y"_s)
    {
        base.database().writeNow([&](Transaction& tx) {
            append(tx, Actor::user(admin), {act, subject, {{u"what"_s, value}}});
        });
    }
    Verdict verdict()
    {
        return base.database().readNow([](Transaction& tx) { return verify(tx); });
    }
    std::vector<AuditEntry> list(const AuditQuery& query = {})
    {
        return base.database().readNow([&](Transaction& tx) { return entries(tx, query).items; });
    }

    TestDatabase base;
    UserId admin;
};

std::vector<qint64> seqs(const std::vector<AuditEntry>& entries)
{
    std::vector<qint64> numbers;
    numbers.reserve(entries.size());
    for (const AuditEntry& entry : entries)
        numbers.push_back(entry.seq);
    return numbers;
}

using Numbers = std::vector<qint64>;

} // namespace

class AuditLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statementsAreUnderstood_data() { engines(); }
    void statementsAreUnderstood()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        QCOMPARE(base.brokenStatements(), QStringList());
    }

    /// Made with Python's hashlib: what is hashed must never change.
    void theHashIsWhatItSays()
    {
        const ChainedRow row{1, instantFromMillis(1763720000000), u"api"_s, u"a"_s, u"user-suspended"_s,
            u"b"_s, u"[{\"name\":\"reason\",\"value\":\"Ñ\"}]"_s, QString(64, u'0'), {}};
        QCOMPARE(chainHash(row), u"1215109d5666ef01dcddcaa3a13d998bc0736f13f8cacfc68d750d3cfbc8faf6"_s);
    }

    void rowsFollowOnEachOther_data() { engines(); }
    void rowsFollowOnEachOther()
    {
        QFETCH(Engine, engine);
        Log log(engine);
        QVERIFY(log.verdict().flaws.empty()); // an empty one is whole
        const QString hostile = u"'; DROP TABLE audit_log; -- <b>\u202E\"\\ %s {{7*7}}"_s;
        log.add(AuditAct::RolesChanged, u"one"_s, hostile);
        log.add(AuditAct::UserSuspended, u"two"_s);
        const auto rows = log.list();
        QCOMPARE(seqs(rows), (Numbers{2, 1}));
        QCOMPARE(rows[1].details, (std::vector<AuditDetail>{{u"what"_s, hostile}}));
        QCOMPARE(rows[1].prevHash, QString(64, u'0'));
        QCOMPARE(rows[0].prevHash, rows[1].hash);
        QVERIFY(rows[0].actor == log.admin);
        QCOMPARE(rows[0].at, log.base.clock.now());
        const Verdict verdict = log.verdict();
        QCOMPARE(verdict.rows, 2);
        QCOMPARE(verdict.head, rows[0].hash);
        QVERIFY(verdict.flaws.empty());
    }

    void standsAndFallsWithTheAct_data() { engines(); }
    void standsAndFallsWithTheAct()
    {
        QFETCH(Engine, engine);
        Log log(engine);
        log.add(AuditAct::RolesChanged);
        const auto undone = [&] {
            log.base.database().writeNow([&](Transaction& tx) {
                append(tx, Actor::server(), {AuditAct::UserRestored, u"x"_s});
                throw Problem(ErrorCode::Forbidden);
            });
        };
        QVERIFY_THROWS_EXCEPTION(Problem, undone());
        log.add(AuditAct::UserEdited);
        QCOMPARE(seqs(log.list()), (Numbers{2, 1}));
        QVERIFY(log.verdict().flaws.empty());
    }

    void isFiltered_data() { engines(); }
    void isFiltered()
    {
        QFETCH(Engine, engine);
        Log log(engine);
        log.add(AuditAct::RolesChanged, u"one"_s);
        log.base.clock.advance(std::chrono::hours(1));
        const Instant later = log.base.clock.now();
        log.add(AuditAct::UserSuspended, u"one"_s);
        log.base.database().writeNow([](Transaction& tx) {
            append(tx, Actor::commandLine(), {AuditAct::UserSuspended, u"two"_s});
        });
        AuditQuery query;
        query.act = AuditAct::UserSuspended;
        QCOMPARE(seqs(log.list(query)), (Numbers{3, 2}));
        query.actor = log.admin;
        QCOMPARE(seqs(log.list(query)), (Numbers{2}));
        query = {};
        query.subject = u"one"_s;
        QCOMPARE(seqs(log.list(query)), (Numbers{2, 1}));
        query.from = later;
        QCOMPARE(seqs(log.list(query)), (Numbers{2}));
        query = {};
        query.to = later;
        QCOMPARE(seqs(log.list(query)), (Numbers{1}));
        query = {};
        query.subject = u"one' OR '1'='1"_s;
        QVERIFY(log.list(query).empty());

        query = {};
        query.limit = 2;
        const auto page = [&] {
            return log.base.database().readNow([&](Transaction& tx) { return entries(tx, query); });
        };
        const auto first = page();
        QCOMPARE(seqs(first.items), (Numbers{3, 2}));
        query.cursor = first.nextCursor;
        const auto second = page();
        QCOMPARE(seqs(second.items), (Numbers{1}));
        QVERIFY(!second.nextCursor);
    }

    /// What somebody with the database in hand may do to hide something.
    void findsWhatWasDoneToIt_data()
    {
        QTest::addColumn<Engine>("engine");
        QTest::addColumn<QString>("sql");
        QTest::addColumn<qint64>("seq");
        const auto row = [](const char* name, const char* sql, qint64 seq) {
            for (const Engine engine : {Engine::Sqlite, Engine::Postgres})
                QTest::addRow("%s, %s", name, engine == Engine::Sqlite ? "sqlite" : "postgres")
                    << engine << QString::fromLatin1(sql) << seq;
        };
        row("details", "UPDATE audit_log SET details = '[]' WHERE seq = 3", 3);
        row("time", "UPDATE audit_log SET happened_at = happened_at + 1 WHERE seq = 3", 3);
        row("act", "UPDATE audit_log SET act = 'user-restored' WHERE seq = 3", 3);
        row("actor", "UPDATE audit_log SET actor_id = NULL, origin = 'server' WHERE seq = 3", 3);
        row("subject", "UPDATE audit_log SET subject = 'nobody' WHERE seq = 3", 3);
        row("hash", "UPDATE audit_log SET hash = prev_hash WHERE seq = 3", 3);
        row("removed", "DELETE FROM audit_log WHERE seq = 3", 3);
        row("removed first", "DELETE FROM audit_log WHERE seq = 1", 1);
        row("removed last", "DELETE FROM audit_log WHERE seq = 5", 5);
        row("removed last two", "DELETE FROM audit_log WHERE seq > 3", 4);
        row("all removed", "DELETE FROM audit_log", 1);
        row("removed and closed up",
            "DELETE FROM audit_log WHERE seq = 3; UPDATE audit_log SET seq = 3 WHERE seq = 4;"
            "UPDATE audit_log SET seq = 4 WHERE seq = 5",
            3);
        row("reordered",
            "UPDATE audit_log SET seq = 99 WHERE seq = 3; UPDATE audit_log SET seq = 3 WHERE seq = 4;"
            "UPDATE audit_log SET seq = 4 WHERE seq = 99",
            3);
        row("added",
            "INSERT INTO audit_log SELECT 6, happened_at, origin, actor_id, act, subject, details, hash, "
            "hash "
            "FROM audit_log WHERE seq = 5",
            6);
        row("head moved back", "UPDATE audit_head SET seq = 4", 4);
    }
    void findsWhatWasDoneToIt()
    {
        QFETCH(Engine, engine);
        QFETCH(QString, sql);
        QFETCH(qint64, seq);
        Log log(engine);
        for (int i = 0; i < 5; ++i)
            log.add(AuditAct::UserSuspended, QString::number(i));
        QVERIFY(log.verdict().flaws.empty());
        for (const QString& statement : sql.split(u';'))
            log.base.execute(statement);
        const Verdict verdict = log.verdict();
        QVERIFY(!verdict.flaws.empty());
        QCOMPARE(verdict.flaws.front().seq, seq);
    }

    void manyAddAtOnce_data() { engines(); }
    void manyAddAtOnce()
    {
        QFETCH(Engine, engine);
        Log log(engine);
        constexpr int many = 200;
        QSemaphore done;
        std::atomic<int> failed = 0;
        for (int i = 0; i < many; ++i) {
            log.base.database().write(
                [&log, i](Transaction& tx) {
                    append(tx, Actor::user(log.admin), {AuditAct::UserEdited, QString::number(i)});
                },
                [&](std::exception_ptr failure) {
                    failed += failure ? 1 : 0;
                    done.release();
                });
        }
        QVERIFY(done.tryAcquire(many, 100'000));
        QCOMPARE(failed.load(), 0);
        const Verdict verdict = log.verdict();
        QCOMPARE(verdict.rows, many);
        QVERIFY(verdict.flaws.empty());
    }
};

QTEST_GUILESS_MAIN(AuditLogTest)
#include "audit_log_test.moc"
