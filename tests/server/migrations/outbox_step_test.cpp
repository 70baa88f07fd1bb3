// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/migrator.h"
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int outbox = 9;

constexpr auto people = R"(
    INSERT INTO users (id, email, email_key, display_name, locale, time_zone, created_at, updated_at)
    VALUES ('a', 'a@example.org', 'a@example.org', 'Ana', 'es', 'UTC', 1, 1),
           ('b', 'b@example.org', 'b@example.org', 'Ben', 'en', 'UTC', 2, 2))";
constexpr auto waiting = R"(
    INSERT INTO password_reset_requests (email_key, requested_at) VALUES ('a@example.org', 3))";

struct Row {
    const char* id;
    const char* event = "'e'";
    const char* user = "'a'";
    const char* state = "'waiting'";
    const char* payload = "'x'";
    const char* lease = "NULL";
    const char* settled = "NULL";
    const char* channel = "'email'";
    const char* locale = "'es'";

    QString insert() const
    {
        return u"INSERT INTO outbox (id, event_key, user_id, state, payload, lease_id, settled_at, channel, "
               "locale, kind, address, attempts, created_at, next_attempt_at, give_up_at) "
               "VALUES ('%1', %2, %3, %4, %5, %6, %7, %8, %9, 'verify-email', 'a@example.org', 0, 1, 1, 9)"_s
                   .arg(QLatin1StringView(id), QLatin1StringView(event), QLatin1StringView(user),
                       QLatin1StringView(state), QLatin1StringView(payload), QLatin1StringView(lease),
                       QLatin1StringView(settled), QLatin1StringView(channel), QLatin1StringView(locale));
    }
};

} // namespace

/// 0009_outbox: what was there stays, and the new table keeps its rules by itself.
class OutboxStepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasThere_data() { engines(); }
    void keepsWhatWasThere()
    {
        QFETCH(Engine, engine);
        const QTemporaryDir before;
        const QTemporaryDir after;
        copySteps(before.path(), outbox - 1);
        copySteps(after.path(), outbox);
        TestDatabase base(engine, before.path());
        base.execute(QString::fromLatin1(people));
        base.execute(QString::fromLatin1(waiting));
        const QStringList old{u"SELECT * FROM users ORDER BY id"_s,
            u"SELECT * FROM password_reset_requests"_s, u"SELECT * FROM audit_head"_s,
            u"SELECT * FROM security_version"_s};
        std::vector<Rows> was;
        for (const QString& sql : old)
            was.push_back(select(base, sql));
        QCOMPARE(was[0].size(), std::size_t(2));
        QVERIFY(!takes(base, Row{"1"}.insert()));

        QCOMPARE(storage::Migrator(base.url(), base.clock, after.path()).migrate(), 1);
        for (qsizetype i = 0; i < old.size(); ++i)
            QVERIFY2(select(base, old[i]) == was[std::size_t(i)], qPrintable(old[i]));
        QCOMPARE(select(base, u"SELECT id FROM outbox"_s).size(), std::size_t(0));
        QVERIFY(takes(base, Row{"1"}.insert()));
        QCOMPARE(storage::Migrator(base.url(), base.clock, after.path()).migrate(), 0);
        QCOMPARE(select(base, u"SELECT id FROM outbox"_s).size(), std::size_t(1));
    }

    void keepsTheRules_data() { engines(); }
    void keepsTheRules()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        base.execute(QString::fromLatin1(people));
        const auto can = [&base](const Row& row) { return takes(base, row.insert()); };
        QVERIFY(can({"1"}));
        QVERIFY(!can({"2"})); // the same thing to the same person
        QVERIFY(can({"2", "'e'", "'b'"}));
        QVERIFY(can({"3", "'f'"}));
        QVERIFY(!can({"4", "'g'", "'nobody'"}));
        QVERIFY(can({"4", "'g'", "NULL"}));
        QVERIFY(!can({"5", "'g'", "NULL"})); // the same without an account

        QVERIFY(!can({"5", "'h'", "'a'", "'lost'"}));
        QVERIFY(!can({"5", "'h'", "'a'", "'running'"})); // by whom?
        QVERIFY(can({"5", "'h'", "'a'", "'running'", "'x'", "'l'"}));
        QVERIFY(!can({"6", "'i'", "'a'", "'waiting'", "'x'", "'l'"}));
        QVERIFY(!can({"6", "'i'", "'a'", "'dead'"})); // when?
        QVERIFY(can({"6", "'i'", "'a'", "'dead'", "'x'", "NULL", "5"}));
        QVERIFY(!can({"7", "'j'", "'a'", "'waiting'", "'x'", "NULL", "5"}));
        QVERIFY(!can({"7", "'j'", "'a'", "'sent'", "'x'", "NULL", "5"})); // a secret that outlives its mail
        QVERIFY(can({"7", "'j'", "'a'", "'sent'", "NULL", "NULL", "5"}));
        QVERIFY(!can({"8", "'k'", "'a'", "'waiting'", "NULL"})); // with nothing to say
        QVERIFY(!can({"8", "'k'", "'a'", "'waiting'", "'x'", "NULL", "NULL", "'pigeon'"}));
        QVERIFY(!can({"8", "'k'", "'a'", "'waiting'", "'x'", "NULL", "NULL", "'email'", "'xx'"}));

        base.execute(u"DELETE FROM users WHERE id = 'b'"_s);
        QCOMPARE(select(base, u"SELECT id FROM outbox WHERE user_id = 'b'"_s).size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(OutboxStepTest)
#include "outbox_step_test.moc"
