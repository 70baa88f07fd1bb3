// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int before = 13;
constexpr int scheduling = 16;

} // namespace

/// 0014 to 0016: what was there stays, and the tables of scheduling keep their rules by themselves.
class SchedulingStepsTest : public QObject {
    Q_OBJECT

    static QString time(const char* session, const char* user, int from, int to, const char* live = "TRUE")
    {
        return u"INSERT INTO session_participants (session_id, user_id, part, starts_at, ends_at, live) "
               u"VALUES "
               u"('%1', '%2', 'booked', %3, %4, %5)"_s
                   .arg(QLatin1StringView(session), QLatin1StringView(user))
                   .arg(from)
                   .arg(to)
                   .arg(QLatin1StringView(live));
    }

    static QString session(const char* id, const char* mentor, const char* apprentice, const char* more)
    {
        return u"INSERT INTO sessions (id, mentor_id, apprentice_id, booked_by, created_at, sequence, "
               u"starts_at, "
               u"ends_at, medium, place, status, settled_at) VALUES ('%1', '%2', '%3', '%2', 1, 0, %4)"_s.arg(
                   QLatin1StringView(id), QLatin1StringView(mentor), QLatin1StringView(apprentice),
                   QLatin1StringView(more));
    }

private Q_SLOTS:
    void rules_data() { engines(); }
    void rules()
    {
        QFETCH(Engine, engine);
        StepStage stage(engine, before);
        TestDatabase& base = stage.base;
        const Rows rows = select(base, u"SELECT * FROM users ORDER BY id"_s);
        QVERIFY(stage.migrate(scheduling));
        QVERIFY(select(base, u"SELECT * FROM users ORDER BY id"_s) == rows);

        QVERIFY(takes(base, session("s", "a", "b", "1, 2, 'video', NULL, 'scheduled', NULL")));
        QVERIFY(!takes(base, session("t", "a", "a", "1, 2, 'video', NULL, 'scheduled', NULL")));
        QVERIFY(!takes(base, session("t", "a", "b", "2, 2, 'video', NULL, 'scheduled', NULL")));
        QVERIFY(!takes(base, session("t", "a", "b", "1, 86400002, 'video', NULL, 'scheduled', NULL")));
        QVERIFY(!takes(base, session("t", "a", "b", "1, 2, 'video', 'Here', 'scheduled', NULL")));
        QVERIFY(!takes(base, session("t", "a", "b", "1, 2, 'in-person', NULL, 'scheduled', NULL")));
        QVERIFY(!takes(base, session("t", "a", "b", "1, 2, 'video', NULL, 'completed', NULL")));
        QVERIFY(!takes(base, session("t", "a", "b", "1, 2, 'video', NULL, 'no_show', 2")));
        QVERIFY(!takes(base, session("t", "a", "nobody", "1, 2, 'video', NULL, 'scheduled', NULL")));

        QVERIFY(takes(base, time("s", "a", 100, 200)));
        QVERIFY(takes(base, time("s", "b", 100, 200)));
        QVERIFY(takes(base, time("t", "a", 200, 300))); // back to back
        QVERIFY(takes(base, time("u", "a", 150, 250, "FALSE")));
        for (const auto& [from, to] : {std::pair{150, 160}, {50, 101}, {199, 200}, {50, 400}, {299, 500}})
            QVERIFY(!takes(base, time("v", "a", from, to)));
        QVERIFY(!takes(base, u"UPDATE session_participants SET live = TRUE WHERE session_id = 'u'"_s));
        QVERIFY(!takes(base, u"UPDATE session_participants SET ends_at = 201 WHERE session_id = 's'"_s));
        QVERIFY(
            takes(base, u"UPDATE session_participants SET live = FALSE WHERE session_id IN ('s', 't')"_s));
        QVERIFY(takes(base, u"UPDATE session_participants SET live = TRUE WHERE session_id = 'u'"_s));
    }
};

QTEST_GUILESS_MAIN(SchedulingStepsTest)
#include "scheduling_steps_test.moc"
