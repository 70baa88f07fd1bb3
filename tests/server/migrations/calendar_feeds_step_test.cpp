// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int before = 21;
constexpr int feeds = 22;
constexpr int changed = 23;

QString feed(const char* user, const char* hash)
{
    return u"INSERT INTO calendar_feeds (user_id, token_hash, created_at) VALUES ('%1', '%2', 3)"_s.arg(
        QLatin1StringView(user), QLatin1StringView(hash));
}

} // namespace

/// People stay as they are, and there is one address each.
class CalendarFeedsStepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rules_data() { engines(); }
    void rules()
    {
        QFETCH(Engine, engine);
        StepStage stage(engine, before);
        TestDatabase& base = stage.base;
        const Rows rows = select(base, u"SELECT * FROM users ORDER BY id"_s);
        QVERIFY(stage.migrate(feeds));
        QVERIFY(select(base, u"SELECT * FROM users ORDER BY id"_s) == rows);
        QVERIFY(takes(base, feed("a", "x")));
        QVERIFY(!takes(base, feed("a", "y")));
        QVERIFY(!takes(base, feed("b", "x")));
        QVERIFY(takes(base, feed("b", "y")));
        QVERIFY(!takes(base, feed("nobody", "z")));
    }

    /// Of sessions that were settled before it is known when they were changed.
    void changes_data() { engines(); }
    void changes()
    {
        QFETCH(Engine, engine);
        StepStage stage(engine, changed - 1);
        TestDatabase& base = stage.base;
        base.execute(u"INSERT INTO sessions (id, mentor_id, apprentice_id, booked_by, created_at, sequence, "
                     u"starts_at, "
                     "ends_at, medium, status, settled_at) VALUES "
                     "('comes', 'a', 'b', 'b', 1, 1, 100, 101, 'video', 'scheduled', NULL), "
                     "('done', 'a', 'b', 'b', 1, 0, 1, 2, 'video', 'completed', 5)"_s);
        QVERIFY(stage.migrate(changed));
        const Rows rows = select(base, u"SELECT id, changed_at FROM sessions ORDER BY id"_s);
        QCOMPARE(int(rows.size()), 2);
        QVERIFY(rows[0][1].isNull());
        QCOMPARE(rows[1][1].toLongLong(), 5);
    }
};

QTEST_GUILESS_MAIN(CalendarFeedsStepTest)
#include "calendar_feeds_step_test.moc"
