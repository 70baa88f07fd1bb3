// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/migrator.h"
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int before = 18;
constexpr int reviews = 19;

constexpr auto people = R"(
    INSERT INTO users (id, email, email_key, display_name, locale, time_zone, created_at, updated_at) VALUES
        ('a', 'a@example.org', 'a@example.org', 'Ana', 'es', 'UTC', 1, 1),
        ('b', 'b@example.org', 'b@example.org', 'Ben', 'en', 'UTC', 2, 2))";

constexpr auto sessions = R"(
    INSERT INTO sessions (id, mentor_id, apprentice_id, booked_by, created_at, sequence, starts_at, ends_at, medium,
        status, settled_at) VALUES
        ('done', 'a', 'b', 'b', 1, 0, 1, 2, 'video', 'completed', 2),
        ('comes', 'a', 'b', 'b', 1, 0, 3, 4, 'video', 'scheduled', NULL))";

QString review(const char* id, const char* session, const char* author, const char* more)
{
    return u"INSERT INTO reviews (id, session_id, author_id, created_at, reveal_at, session_status, "
           u"subject_id, "
           u"subject_role, rating) VALUES ('%1', '%2', '%3', 3, 9, %4)"_s.arg(QLatin1StringView(id),
               QLatin1StringView(session), QLatin1StringView(author), QLatin1StringView(more));
}

} // namespace

/// Sessions stay as they are, and there is one review of each of the two, of completed sessions only.
class ReviewsStepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rules_data() { engines(); }
    void rules()
    {
        QFETCH(Engine, engine);
        const QTemporaryDir old;
        const QTemporaryDir fresh;
        copySteps(old.path(), before);
        copySteps(fresh.path(), reviews);
        TestDatabase base(engine, old.path());
        base.execute(QString::fromLatin1(people));
        base.execute(QString::fromLatin1(sessions));
        const Rows rows = select(base, u"SELECT * FROM sessions ORDER BY id"_s);
        QCOMPARE(storage::Migrator(base.url(), base.clock, fresh.path()).migrate(), reviews - before);
        QVERIFY(select(base, u"SELECT * FROM sessions ORDER BY id"_s) == rows);

        QVERIFY(takes(base, review("1", "done", "b", "'completed', 'a', 'mentor', 5")));
        QVERIFY(!takes(base, review("2", "done", "b", "'completed', 'a', 'mentor', 4"))); // a second one
        QVERIFY(!takes(base, review("2", "comes", "b", "'completed', 'a', 'mentor', 5"))); // it is not
        QVERIFY(!takes(base, review("2", "comes", "b", "'scheduled', 'a', 'mentor', 5")));
        QVERIFY(!takes(base, review("2", "done", "a", "'completed', 'a', 'mentor', 5")));
        QVERIFY(!takes(base, review("2", "done", "a", "'completed', 'b', 'friend', 5")));
        QVERIFY(!takes(base, review("2", "done", "a", "'completed', 'b', 'apprentice', 0")));
        QVERIFY(!takes(base, review("2", "done", "a", "'completed', 'b', 'apprentice', 6")));
        QVERIFY(takes(base, review("2", "done", "a", "'completed', 'b', 'apprentice', 1")));
        QVERIFY(!takes(base, u"UPDATE sessions SET status = 'cancelled' WHERE id = 'done'"_s));
    }
};

QTEST_GUILESS_MAIN(ReviewsStepTest)
#include "reviews_step_test.moc"
