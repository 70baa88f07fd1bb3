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
constexpr auto signIns = R"(
    INSERT INTO sign_ins (id, user_id, created_at, last_used_at, expires_at) VALUES
        ('s', 'a', 1, 2, 9), ('t', 'b', 3, 4, 9))";

} // namespace

/// 0005_identity_complete: who is signed in stays so, and the new tables keep their rules by themselves.
class IdentityStepTest : public QObject {
    Q_OBJECT

    static QString code(const char* hash, const char* user, const char* purpose)
    {
        return u"INSERT INTO one_time_tokens (token_hash, user_id, purpose, email, email_key, created_at, "
               "expires_at) VALUES ('%1', '%2', '%3', 'a@example.org', 'a@example.org', 1, 2)"_s.arg(
                   QLatin1StringView(hash), QLatin1StringView(user), QLatin1StringView(purpose));
    }

    static QString key(const char* id, const char* user, const char* hash)
    {
        return u"INSERT INTO access_keys (id, user_id, token_hash, name, scopes, created_at) "
               "VALUES ('%1', '%2', '%3', 'cron', 'read', 1)"_s.arg(
                   QLatin1StringView(id), QLatin1StringView(user), QLatin1StringView(hash));
    }

private Q_SLOTS:
    void keepsWhatWasThere_data() { engines(); }
    void keepsWhatWasThere()
    {
        QFETCH(Engine, engine);
        QTemporaryDir before;
        QTemporaryDir after;
        copySteps(before.path(), 4);
        copySteps(after.path(), 5);
        TestDatabase base(engine, before.path());
        base.execute(QString::fromLatin1(people));
        base.execute(QString::fromLatin1(signIns));
        QCOMPARE(storage::Migrator(base.url(), base.clock, after.path()).migrate(), 1);
        QCOMPARE(select(base, u"SELECT id, user_id, device, address FROM sign_ins ORDER BY id"_s),
            (Rows{{u"s"_s, u"a"_s, u""_s, u""_s}, {u"t"_s, u"b"_s, u""_s, u""_s}}));
        for (const char* table : {"one_time_tokens", "password_reset_requests", "access_keys"})
            QCOMPARE(
                select(base, u"SELECT * FROM %1"_s.arg(QLatin1StringView(table))).size(), std::size_t(0));
    }

    void keepsTheRules_data() { engines(); }
    void keepsTheRules()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        base.execute(QString::fromLatin1(people));
        QVERIFY(takes(base, code("1", "a", "reset-password")));
        QVERIFY(takes(base, code("2", "a", "reset-password"))); // mails overtake each other
        QVERIFY(!takes(base, code("2", "b", "verify-email"))); // one hash, one code
        QVERIFY(!takes(base, code("3", "c", "verify-email"))); // no such account
        QVERIFY(!takes(base, code("3", "a", "open-sesame"))); // no such purpose
        QVERIFY(takes(base, key("k", "a", "1")));
        QVERIFY(!takes(base, key("l", "b", "1"))); // one hash, one key
        QVERIFY(!takes(base, key("l", "c", "2"))); // no such account
        const QString waiting =
            u"INSERT INTO password_reset_requests (email_key, requested_at) VALUES ('x', 1)"_s;
        QVERIFY(takes(base, waiting));
        QVERIFY(!takes(base, waiting)); // waits already
        base.execute(QString::fromLatin1(signIns));
        QVERIFY(!takes(base, u"UPDATE sign_ins SET device = NULL"_s));
    }
};

QTEST_GUILESS_MAIN(IdentityStepTest)
#include "identity_step_test.moc"
