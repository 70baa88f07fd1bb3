// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int before = 25;
constexpr int eventsStep = 26;

// The mentor is Ana.
constexpr auto sessions = R"(
    INSERT INTO sessions (id, mentor_id, apprentice_id, booked_by, created_at, sequence, starts_at, ends_at, medium,
        status, settled_at, cancelled_by, mentor_came_at, apprentice_came_at) VALUES
        ('booked', 'a', 'b', 'b', 3, 0, 100, 200, 'video', 'scheduled', NULL, NULL, NULL, NULL),
        ('moved', 'a', 'b', 'a', 3, 1, 100, 200, 'video', 'scheduled', NULL, NULL, NULL, NULL),
        ('done', 'a', 'b', 'b', 3, 1, 100, 200, 'video', 'completed', 210, NULL, 99, 98),
        ('missed', 'a', 'b', 'b', 3, 1, 100, 200, 'video', 'no_show', 150, NULL, NULL, 100),
        ('off', 'a', 'b', 'b', 3, 1, 100, 200, 'video', 'cancelled', 50, 'a', NULL, NULL),
        ('unanswered', 'a', 'b', 'a', 3, 1, 100, 200, 'video', 'cancelled', 100, NULL, NULL, NULL))";

QString happened(const char* session, const char* more)
{
    return u"INSERT INTO session_events (session_id, number, kind, happened_at, actor_id, from_starts_at, "
           "from_ends_at, to_starts_at, to_ends_at) VALUES ('%1', %2)"_s.arg(
               QLatin1StringView(session), QLatin1StringView(more));
}

} // namespace

/// 0026: of the sessions there are, what is known of their course; sessions stay as they are.
class SessionEventsStepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsKnown_data() { engines(); }
    void whatIsKnown()
    {
        QFETCH(Engine, engine);
        StepStage stage(engine, before, {twoPeople, sessions});
        TestDatabase& base = stage.base;
        const Rows former = select(base, u"SELECT * FROM sessions ORDER BY id"_s);
        QVERIFY(stage.migrate(eventsStep));
        QVERIFY(select(base, u"SELECT * FROM sessions ORDER BY id"_s) == former);
        QStringList told;
        for (const auto& row : select(base,
                 u"SELECT session_id, number, kind, happened_at, actor_id, from_starts_at, to_starts_at, "
                 "to_ends_at FROM session_events ORDER BY session_id, number"_s)) {
            QStringList words;
            for (const QVariant& value : row)
                words << (value.isNull() ? u"-"_s : value.toString());
            told << words.join(u' ');
        }
        QCOMPARE(told,
            (QStringList{u"booked 1 booked 3 b - 100 200"_s, u"done 1 booked 3 b - - -"_s,
                u"done 2 came 98 b - - -"_s, u"done 3 came 99 a - - -"_s, u"done 4 completed 210 - - - -"_s,
                u"missed 1 booked 3 b - - -"_s, u"missed 2 came 100 b - - -"_s,
                u"missed 3 no-show 150 b - - -"_s, u"moved 1 proposed 3 a - - -"_s,
                u"off 1 booked 3 b - - -"_s, u"off 2 cancelled 50 a - - -"_s,
                u"unanswered 1 proposed 3 a - - -"_s, u"unanswered 2 lapsed 100 - - - -"_s}));
    }

    void rules_data() { engines(); }
    void rules()
    {
        QFETCH(Engine, engine);
        StepStage stage(engine, eventsStep, {twoPeople, sessions});
        TestDatabase& base = stage.base;
        QVERIFY(takes(base, happened("done", "1, 'booked', 3, 'b', NULL, NULL, 100, 200")));
        QVERIFY(!takes(base, happened("done", "1, 'came', 3, 'b', NULL, NULL, NULL, NULL"))); // twice
        QVERIFY(!takes(base, happened("done", "0, 'came', 3, 'b', NULL, NULL, NULL, NULL")));
        QVERIFY(!takes(base, happened("done", "2, 'slept', 3, 'b', NULL, NULL, NULL, NULL")));
        QVERIFY(!takes(base, happened("done", "2, 'came', 3, 'nobody', NULL, NULL, NULL, NULL")));
        QVERIFY(!takes(base, happened("none", "2, 'came', 3, 'b', NULL, NULL, NULL, NULL")));
        QVERIFY(!takes(base, happened("done", "2, 'moved', 3, 'b', NULL, NULL, 100, 200"))); // from where?
        QVERIFY(!takes(base, happened("done", "2, 'moved', 3, 'b', 1, NULL, 100, 200")));
        QVERIFY(takes(base, happened("done", "2, 'moved', 3, 'b', 1, 2, 100, 200")));
        QVERIFY(takes(base, happened("done", "3, 'lapsed', 4, NULL, NULL, NULL, NULL, NULL")));
    }
};

QTEST_GUILESS_MAIN(SessionEventsStepTest)
#include "session_events_step_test.moc"
