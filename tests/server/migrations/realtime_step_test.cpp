// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/migrator.h"
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int realtime = 12;

constexpr auto people = R"(
    INSERT INTO users (id, email, email_key, display_name, locale, time_zone, created_at, updated_at)
    VALUES ('a', 'a@example.org', 'a@example.org', 'Ana', 'es', 'UTC', 1, 1))";

} // namespace

/// 0012_realtime: the connection log is made anew and keeps its rows and its rules.
class RealtimeStepTest : public QObject {
    Q_OBJECT

    static QString line(const char* id, const char* kind, const char* user)
    {
        return u"INSERT INTO connection_log (id, happened_at, kind, user_id, address, user_agent) VALUES "
               u"('%1', 1, '%2', %3, '10.0.0.1', 'x')"_s.arg(
                   QLatin1StringView(id), QLatin1StringView(kind), QLatin1StringView(user));
    }

private Q_SLOTS:
    void keepsWhatWasThere_data() { engines(); }
    void keepsWhatWasThere()
    {
        QFETCH(Engine, engine);
        const QTemporaryDir before;
        const QTemporaryDir after;
        copySteps(before.path(), realtime - 1);
        copySteps(after.path(), realtime);
        TestDatabase base(engine, before.path());
        base.execute(QString::fromLatin1(people));
        base.execute(line("1", "signed-in", "'a'"));
        base.execute(line("2", "refused", "NULL"));
        QVERIFY(!takes(base, line("3", "connect", "'a'")));
        const QString all = u"SELECT id, happened_at, kind, user_id, address, user_agent FROM connection_log "
                            u"ORDER BY id"_s;
        const Rows rows = select(base, all);
        QCOMPARE(rows.size(), std::size_t(2));

        QCOMPARE(storage::Migrator(base.url(), base.clock, after.path()).migrate(), 1);
        QVERIFY(select(base, all) == rows);
        for (const char* kind : {"connect", "disconnect", "reconnect"})
            QVERIFY(takes(base, line(kind, kind, "'a'")));
        QVERIFY(!takes(base, line("4", "pigeon", "'a'")));
        QVERIFY(!takes(base, line("5", "connect", "NULL")));
        QVERIFY(!takes(base, line("6", "connect", "'nobody'")));
        QVERIFY(!takes(base, line("1", "refused", "NULL"))); // the id is taken

        const QString seen = u"INSERT INTO last_seen (user_id, seen_at) VALUES ('%1', 5)"_s;
        QVERIFY(takes(base, seen.arg(u"a")));
        QVERIFY(!takes(base, seen.arg(u"a")));
        QVERIFY(!takes(base, seen.arg(u"nobody")));
    }
};

QTEST_GUILESS_MAIN(RealtimeStepTest)
#include "realtime_step_test.moc"
