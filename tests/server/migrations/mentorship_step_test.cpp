// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/migrator.h"
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto people = R"(
    INSERT INTO users (id, email, email_key, display_name, locale, time_zone, created_at, updated_at) VALUES
        ('a', 'a@example.org', 'a@example.org', 'Ana', 'es', 'UTC', 1, 1),
        ('b', 'b@example.org', 'b@example.org', 'Ben', 'en', 'UTC', 2, 2))";

} // namespace

/// 0003_mentorship: what was there stays, and the new tables keep their rules by themselves.
class MentorshipStepTest : public QObject {
    Q_OBJECT

    static QString request(const char* id, const char* mentor, const char* apprentice, const char* status,
        const char* settledAt = "NULL", const char* expiresAt = "20", const char* reason = "NULL")
    {
        return u"INSERT INTO mentorship_requests (id, mentor_id, apprentice_id, status, message, skills, "
               u"decline_reason, created_at, expires_at, settled_at) VALUES ('%1', '%2', '%3', '%4', 'Hi', "
               u"'', "
               u"%5, 10, %6, %7)"_s.arg(QLatin1StringView(id), QLatin1StringView(mentor),
                   QLatin1StringView(apprentice), QLatin1StringView(status), QLatin1StringView(reason),
                   QLatin1StringView(expiresAt), QLatin1StringView(settledAt));
    }

    static QString mentorship(const char* id, const char* request, const char* status,
        const char* endedAt = "NULL", const char* mentor = "a")
    {
        return u"INSERT INTO mentorships (id, request_id, mentor_id, apprentice_id, status, started_at, "
               u"ended_at) VALUES ('%1', '%2', '%3', 'b', '%4', 12, %5)"_s.arg(QLatin1StringView(id),
                   QLatin1StringView(request), QLatin1StringView(mentor), QLatin1StringView(status),
                   QLatin1StringView(endedAt));
    }

private Q_SLOTS:
    void keepsWhatWasThere_data() { engines(); }
    void keepsWhatWasThere()
    {
        QFETCH(Engine, engine);
        const QTemporaryDir before;
        const QTemporaryDir after;
        copySteps(before.path(), 2);
        copySteps(after.path(), 3);
        TestDatabase base(engine, before.path());
        base.execute(QString::fromLatin1(people));
        const QString all = u"SELECT * FROM users ORDER BY id"_s;
        const Rows users = select(base, all);
        QCOMPARE(users.size(), std::size_t(2));
        QVERIFY(!takes(base, u"SELECT 1 FROM mentorship_requests"_s));

        QCOMPARE(storage::Migrator(base.url(), base.clock, after.path()).migrate(), 1);
        QVERIFY(select(base, all) == users);
        for (const char* table : {"mentorship_requests", "open_requests", "mentorships"})
            QCOMPARE(
                select(base, u"SELECT * FROM %1"_s.arg(QLatin1StringView(table))).size(), std::size_t(0));
        QVERIFY(takes(base, request("r", "a", "b", "pending")));
    }

    void keepsTheRules_data() { engines(); }
    void keepsTheRules()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        base.execute(QString::fromLatin1(people));
        QVERIFY(takes(base, request("r1", "a", "b", "pending")));
        QVERIFY(!takes(base, request("r2", "a", "b", "pending"))); // one waits already
        QVERIFY(takes(base, request("r2", "b", "a", "pending"))); // the other way round
        QVERIFY(takes(base, request("r3", "a", "b", "declined", "11", "20", "'No'"))); // history
        QVERIFY(!takes(base, request("r4", "a", "a", "declined", "11"))); // themselves
        QVERIFY(!takes(base, request("r4", "a", "b", "lost", "11"))); // no such state
        QVERIFY(!takes(base, request("r4", "a", "b", "accepted"))); // settled, but when?
        QVERIFY(!takes(base, request("r4", "b", "a", "expired", "11", "10"))); // expires as it begins
        QVERIFY(!takes(base, request("r4", "a", "b", "accepted", "11", "20", "'No'"))); // a reason for yes
        QVERIFY(takes(base, request("r4", "a", "b", "accepted", "11")));
        QVERIFY(takes(base, request("r5", "a", "b", "accepted", "11")));
        QVERIFY(takes(base, request("r6", "a", "b", "accepted", "11")));

        QVERIFY(takes(base, mentorship("m1", "r4", "active")));
        QVERIFY(!takes(base, mentorship("m2", "r5", "active"))); // one is active already
        QVERIFY(takes(base, mentorship("m2", "r5", "ended", "13")));
        QVERIFY(!takes(base, mentorship("m3", "r5", "ended", "13"))); // the request has opened its one
        QVERIFY(!takes(base, mentorship("m3", "r6", "ended"))); // ended, but when?
        QVERIFY(!takes(base, mentorship("m3", "r6", "active", "13")));
        QVERIFY(!takes(base, mentorship("m3", "r6", "ended", "13", "b"))); // with oneself
        QVERIFY(takes(base, u"INSERT INTO open_requests (apprentice_id, waiting) VALUES ('b', 0)"_s));
        QVERIFY(!takes(base, u"UPDATE open_requests SET waiting = waiting - 1"_s));
    }
};

QTEST_GUILESS_MAIN(MentorshipStepTest)
#include "mentorship_step_test.moc"
