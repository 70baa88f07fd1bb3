// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/migrator.h"
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int audit = 7;
constexpr int invites = 8;

constexpr auto people = R"(
    INSERT INTO users (id, email, email_key, display_name, locale, time_zone, created_at, updated_at, suspended_at)
    VALUES ('a', 'a@example.org', 'a@example.org', 'Ana', 'es', 'UTC', 1, 1, NULL),
           ('b', 'b@example.org', 'b@example.org', 'Ben', 'en', 'UTC', 2, 2, 5))";

} // namespace

/// 0007_audit and 0008_invites: what was there stays, and the new tables keep their rules by themselves.
class AdminStepsTest : public QObject {
    Q_OBJECT

    static QString auditRow(const char* seq, const char* origin, const char* actor)
    {
        return u"INSERT INTO audit_log (seq, happened_at, origin, actor_id, act, subject, details, "
               u"prev_hash, "
               u"hash) VALUES (%1, 1, '%2', %3, 'user-edited', '', '[]', '', '')"_s.arg(
                   QLatin1StringView(seq), QLatin1StringView(origin), QLatin1StringView(actor));
    }
    static QString connection(const char* id, const char* kind, const char* user)
    {
        return u"INSERT INTO connection_log (id, happened_at, kind, user_id, address) VALUES ('%1', 1, '%2', "
               u"%3, 'x')"_s.arg(QLatin1StringView(id), QLatin1StringView(kind), QLatin1StringView(user));
    }
    static QString invite(const char* id, const char* hash, const char* email, const char* key,
        const char* revoked, const char* usedAt, const char* usedBy)
    {
        return u"INSERT INTO invites (id, code_hash, roles, email, email_key, created_at, expires_at, "
               u"revoked_at, used_at, used_by) VALUES ('%1', '%2', '', %3, %4, 1, 2, %5, %6, %7)"_s.arg(
                   QLatin1StringView(id), QLatin1StringView(hash), QLatin1StringView(email),
                   QLatin1StringView(key), QLatin1StringView(revoked), QLatin1StringView(usedAt),
                   QLatin1StringView(usedBy));
    }

private Q_SLOTS:
    void keepsWhatWasThere_data() { engines(); }
    void keepsWhatWasThere()
    {
        QFETCH(Engine, engine);
        const QTemporaryDir before;
        const QTemporaryDir between;
        const QTemporaryDir after;
        copySteps(before.path(), audit - 1);
        copySteps(between.path(), audit);
        copySteps(after.path(), invites);
        TestDatabase base(engine, before.path());
        base.execute(QString::fromLatin1(people));
        const QString old =
            u"SELECT id, email, display_name, updated_at, suspended_at FROM users ORDER BY id"_s;
        const Rows users = select(base, old);
        QVERIFY(!takes(base, u"SELECT 1 FROM audit_log"_s));

        QCOMPARE(storage::Migrator(base.url(), base.clock, between.path()).migrate(), 1);
        QVERIFY(select(base, old) == users);
        QCOMPARE(select(base, u"SELECT seq FROM audit_head"_s).at(0).at(0).toInt(), 0);
        QVERIFY(takes(base, auditRow("1", "api", "'a'")));
        QVERIFY(!takes(base, u"SELECT 1 FROM invites"_s));

        QCOMPARE(storage::Migrator(base.url(), base.clock, after.path()).migrate(), 1);
        QVERIFY(select(base, old) == users);
        QCOMPARE(select(base, u"SELECT seq FROM audit_log"_s).size(), std::size_t(1));
        // Who was suspended stays so for good.
        const Rows ben =
            select(base, u"SELECT suspended_until, suspension_reason FROM users WHERE id = 'b'"_s);
        QVERIFY(ben.at(0).at(0).isNull() && ben.at(0).at(1).isNull());
    }

    void keepsTheRules_data() { engines(); }
    void keepsTheRules()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        base.execute(QString::fromLatin1(people));
        QVERIFY(takes(base, auditRow("1", "api", "'a'")));
        QVERIFY(!takes(base, auditRow("1", "api", "'a'"))); // the place is taken
        QVERIFY(!takes(base, auditRow("0", "api", "'a'")));
        QVERIFY(!takes(base, auditRow("2", "api", "NULL"))); // over the API, but who?
        QVERIFY(!takes(base, auditRow("2", "server", "'a'")));
        QVERIFY(!takes(base, auditRow("2", "moon", "NULL")));
        QVERIFY(takes(base, auditRow("2", "command-line", "NULL")));
        QVERIFY(!takes(base, u"INSERT INTO audit_head (id, seq, hash) VALUES (2, 0, '')"_s));

        QVERIFY(takes(base, connection("1", "signed-in", "'a'")));
        QVERIFY(takes(base, connection("2", "refused", "NULL")));
        QVERIFY(!takes(base, connection("3", "signed-in", "NULL"))); // signed in, but who?
        QVERIFY(!takes(base, connection("3", "dialled", "'a'")));

        QVERIFY(takes(base, invite("1", "x", "NULL", "NULL", "NULL", "NULL", "NULL")));
        QVERIFY(!takes(base, invite("2", "x", "NULL", "NULL", "NULL", "NULL", "NULL"))); // the same code
        QVERIFY(takes(base, invite("2", "y", "'e'", "'e'", "NULL", "2", "'a'")));
        QVERIFY(!takes(base, invite("3", "z", "'e'", "NULL", "NULL", "NULL", "NULL")));
        QVERIFY(!takes(base, invite("3", "z", "NULL", "NULL", "NULL", "2", "NULL"))); // used, but by whom?
        QVERIFY(!takes(base, invite("3", "z", "NULL", "NULL", "2", "2", "'a'"))); // revoked and used
    }
};

QTEST_GUILESS_MAIN(AdminStepsTest)
#include "admin_steps_test.moc"
