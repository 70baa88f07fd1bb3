// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int before = 16;
constexpr int notes = 17;
constexpr int indexes = 21;

constexpr auto session = R"(
    INSERT INTO sessions (id, mentor_id, apprentice_id, booked_by, created_at, sequence, starts_at, ends_at,
        medium, status) VALUES ('s', 'a', 'b', 'a', 1, 0, 1, 2, 'video', 'scheduled'))";

} // namespace

/// 0017: sessions stay, and take notes.
class SessionNotesStepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rules_data() { engines(); }
    void rules()
    {
        QFETCH(Engine, engine);
        StepStage stage(engine, before, {twoPeople, session});
        TestDatabase& base = stage.base;
        const Rows sessions = select(base, u"SELECT * FROM sessions"_s);
        QVERIFY(stage.migrate(notes));
        QVERIFY(select(base, u"SELECT * FROM sessions"_s) == sessions);

        const QString note =
            u"INSERT INTO session_notes (session_id, author_id, private, shared, updated_at) "
            "VALUES ('%1', '%2', 'Mine', 'Ours', 1)"_s;
        QVERIFY(takes(base, note.arg(u"s"_s, u"a"_s)));
        QVERIFY(takes(base, note.arg(u"s"_s, u"b"_s)));
        QVERIFY(!takes(base, note.arg(u"s"_s, u"b"_s)));
        QVERIFY(!takes(base, note.arg(u"t"_s, u"a"_s)));
        QVERIFY(!takes(base, note.arg(u"s"_s, u"c"_s)));
        const QString day = u"INSERT INTO calendar_days (date, name) VALUES ('2026-12-25', 'Navidad')"_s;
        QVERIFY(takes(base, day));
        QVERIFY(!takes(base, day));
    }

    /// 0021: what lapses is found by indexes, and nothing is lost.
    void lapse_data() { engines(); }
    void lapse()
    {
        QFETCH(Engine, engine);
        StepStage stage(engine, indexes - 1, {twoPeople, session});
        TestDatabase& base = stage.base;
        const Rows sessions = select(base, u"SELECT * FROM sessions"_s);
        QVERIFY(stage.migrate(indexes));
        QVERIFY(select(base, u"SELECT * FROM sessions"_s) == sessions);
        QVERIFY(takes(base, u"DROP INDEX sessions_proposed"_s));
        QVERIFY(takes(base, u"DROP INDEX sessions_moving"_s));
    }
};

QTEST_GUILESS_MAIN(SessionNotesStepTest)
#include "session_notes_step_test.moc"
