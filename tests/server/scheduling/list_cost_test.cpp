// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/slot_finder.h"
#include "tests/server/scheduling/stage.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using scheduling::SessionService;
using storage::Transaction;

namespace {

constexpr storage::Statement rowsRead("list_cost/rows_read");

struct Cost {
    qint64 rows = 0;
    qint64 wholeTables = 0;
};

Cost readSoFar(Transaction& tx)
{
    return tx.query(rowsRead)
        .one([](const storage::Query& row) {
            return Cost{row.get<qint64>(0), row.get<qint64>(1)};
        })
        .value();
}

} // namespace

/// With 100,000 sessions, a tenth of them of one mentor, PostgreSQL reads what is asked for and not the
/// history.
class ListCostTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Stage> m_stage;
    UserId m_busy;
    UserId m_asker;

    template <class F>
    Cost costOf(F ask)
    {
        return m_stage->read([&](Transaction& tx) {
            Cost cost;
            for (int i = 0; i < 8; ++i) { // past the plans that are made anew for each
                const Cost before = readSoFar(tx);
                ask(tx);
                const Cost after = readSoFar(tx);
                cost = {after.rows - before.rows, after.wholeTables - before.wholeTables};
            }
            qInfo("%lld rows, %lld whole tables", cost.rows, cost.wholeTables);
            return cost;
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_stage = std::make_unique<Stage>(Engine::Postgres);
        const auto mentors = m_stage->people(60, Role::Mentor);
        const auto apprentices = m_stage->people(60, Role::Apprentice);
        m_busy = mentors.front();
        m_asker = apprentices.front();
        for (const UserId mentor : mentors)
            m_stage->offer(mentor);
        // Two years of what is over, one every ten minutes; every tenth is the busy mentor's.
        const QString past = QString::number(toMillis(friday));
        m_stage->base.execute(
            u"CREATE TABLE people AS SELECT u.id, r.role, row_number() OVER (PARTITION BY r.role ORDER BY "
            "length(u.email_key), u.email_key) - 1 AS n FROM users u JOIN user_roles r ON r.user_id = u.id"_s);
        m_stage->base.execute(
            u"INSERT INTO sessions (id, mentor_id, apprentice_id, booked_by, status, starts_at, ends_at, "
            u"medium, "
            "sequence, created_at, settled_at) "
            "SELECT '01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'), m.id, a.id, a.id, 'completed', "
            "%1 - i * 600000::bigint, %1 - i * 600000::bigint + 1800000, 'video', 0, 1, %1 - i * "
            "600000::bigint + "
            "1800000 FROM generate_series(3, 100000) i "
            "JOIN people m ON m.role = 'mentor' AND m.n = CASE WHEN i % 10 = 0 THEN 0 ELSE i % 60 END "
            "JOIN people a ON a.role = 'apprentice' AND a.n = i % 59"_s.arg(past));
        // What is to come: the busy mentor's, four a day for a month.
        m_stage->base.execute(
            u"INSERT INTO sessions (id, mentor_id, apprentice_id, booked_by, status, starts_at, ends_at, "
            u"medium, "
            "sequence, created_at) "
            "SELECT '01900000-0000-7000-8001-' || lpad(to_hex(i), 12, '0'), m.id, a.id, a.id, 'scheduled', "
            "%1 + i * 21600000::bigint, %1 + i * 21600000::bigint + 1800000, 'video', 0, 1 "
            "FROM generate_series(1, 120) i JOIN people m ON m.role = 'mentor' AND m.n = 0 "
            "JOIN people a ON a.role = 'apprentice' AND a.n = i % 59"_s.arg(past));
        m_stage->base.execute(
            u"INSERT INTO session_participants (session_id, user_id, part, starts_at, ends_at, live) "
            "SELECT s.id, p.id, 'booked', s.starts_at, s.ends_at, s.settled_at IS NULL FROM sessions s "
            "JOIN people p ON p.id = s.mentor_id AND p.n = 0 OR p.id = s.apprentice_id AND s.settled_at IS NULL"_s);
        m_stage->base.execute(u"DROP TABLE people"_s);
        m_stage->base.execute(u"VACUUM ANALYZE"_s);
        m_stage->base.close();
    }

    void lists_data()
    {
        QTest::addColumn<int>("when");
        QTest::newRow("to come") << 0;
        QTest::newRow("over") << 1;
        QTest::newRow("all of a week") << 2;
        QTest::newRow("all") << 3;
    }
    void lists()
    {
        QFETCH(int, when);
        constexpr int limit = 26;
        SessionQuery query;
        if (when < 2)
            query.when = when == 0 ? SessionWhen::Upcoming : SessionWhen::Past;
        if (when == 2) {
            query.from = friday - 3 * 24h;
            query.to = friday + 4 * 24h;
        }
        for (const UserId user : {m_busy, m_asker}) {
            std::size_t found = 0;
            const Cost cost = costOf([&](Transaction& tx) {
                found = SessionService::sessions(tx, user, query, {}, limit).size();
            });
            QVERIFY(found > 0);
            QCOMPARE(cost.wholeTables, 0);
            // As mentor and as apprentice; what ends today; and on the way to what is over, what is to come.
            const int passed = 20 + (when == 1 ? 120 : 0);
            QVERIFY2(cost.rows <= 2 * limit + passed, qPrintable(QString::number(cost.rows)));
        }
        // A page in the middle of the history costs the same.
        if (when == 1) {
            const scheduling::repository::SessionPosition middle{friday - 300 * 24h, SessionId()};
            const Cost cost =
                costOf([&](Transaction& tx) { SessionService::sessions(tx, m_busy, query, middle, limit); });
            QCOMPARE(cost.wholeTables, 0);
            QVERIFY2(cost.rows <= 2 * limit, qPrintable(QString::number(cost.rows)));
        }
    }

    void freeTime()
    {
        SlotQuery query;
        query.from = u"2026-11-21"_s;
        query.to = u"2027-01-19"_s;
        query.timeZone = u"UTC"_s;
        query.minutes = 60;
        std::size_t found = 0;
        const Cost cost = costOf([&](Transaction& tx) {
            found = m_stage->availability.slots(tx, m_asker, m_busy, query).items.size();
        });
        QVERIFY(found > 0);
        // The mentor's 120 with what they belong to, the asker's, the week.
        QVERIFY2(cost.rows <= 2 * (120 + 10) + 40, qPrintable(QString::number(cost.rows)));

        const scheduling::SlotFinder finder;
        const Cost first = costOf([&](Transaction& tx) {
            if (finder.next(tx, m_asker, {m_busy}, {}).size() != 1)
                qFatal("nothing is free");
        });
        QVERIFY2(first.rows <= 2 * (70 + 10) + 10, qPrintable(QString::number(first.rows)));
    }

    void cleanupTestCase() { m_stage.reset(); }
};

QTEST_GUILESS_MAIN(ListCostTest)
#include "list_cost_test.moc"
