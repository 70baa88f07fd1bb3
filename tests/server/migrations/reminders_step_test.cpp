// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int before = 19;
constexpr int reminders = 20;

constexpr auto sessions = R"(
    INSERT INTO sessions (id, mentor_id, apprentice_id, booked_by, created_at, sequence, starts_at, ends_at, medium,
        status, settled_at) VALUES
        ('comes', 'a', 'b', 'b', 1, 0, 100000000, 100000001, 'video', 'scheduled', NULL),
        ('maybe', 'a', 'b', 'a', 1, 0, 100000002, 100000003, 'video', 'proposed', NULL),
        ('done', 'a', 'b', 'b', 1, 0, 1, 2, 'video', 'completed', 2))";

constexpr auto times = R"(
    INSERT INTO session_participants (session_id, user_id, part, starts_at, ends_at, live) VALUES
        ('comes', 'a', 'booked', 100000000, 100000001, TRUE), ('comes', 'b', 'booked', 100000000, 100000001, TRUE),
        ('maybe', 'a', 'booked', 100000002, 100000003, TRUE), ('maybe', 'b', 'booked', 100000002, 100000003, TRUE),
        ('done', 'a', 'booked', 1, 2, FALSE), ('done', 'b', 'booked', 1, 2, FALSE))";

} // namespace

/// What was booked before is reminded of, too.
class RemindersStepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasBooked_data() { engines(); }
    void whatWasBooked()
    {
        QFETCH(Engine, engine);
        StepStage stage(engine, before, {twoPeople, sessions, times});
        TestDatabase& base = stage.base;
        QVERIFY(stage.migrate(reminders));
        const Rows rows = select(base,
            u"SELECT session_id, user_id, minutes, due_at FROM session_reminders ORDER BY user_id, minutes"_s);
        QCOMPARE(int(rows.size()), 4);
        QStringList texts;
        for (const auto& row : rows)
            texts << row[0].toString() + row[1].toString() + row[2].toString() + u' ' + row[3].toString();
        QCOMPARE(texts,
            (QStringList{u"comesa15 99100000"_s, u"comesa1440 13600000"_s, u"comesb15 99100000"_s,
                u"comesb1440 13600000"_s}));
        const auto reminder = [](const char* user, int minutes, qint64 due) {
            return u"INSERT INTO session_reminders (session_id, user_id, minutes, starts_at, due_at) VALUES "
                   u"('maybe', '%1', %2, 100000002, %3)"_s.arg(QLatin1StringView(user))
                       .arg(minutes)
                       .arg(due);
        };
        QVERIFY(takes(base, reminder("a", 1, 99940002)));
        QVERIFY(!takes(base, reminder("a", 1, 99940002))); // twice
        QVERIFY(!takes(base, reminder("b", 1, 99940003)));
        QVERIFY(!takes(base, reminder("b", 0, 100000002)));
        QVERIFY(!takes(base, reminder("nobody", 1, 99940002)));
    }
};

QTEST_GUILESS_MAIN(RemindersStepTest)
#include "reminders_step_test.moc"
