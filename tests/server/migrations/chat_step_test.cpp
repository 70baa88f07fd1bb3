// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/migrator.h"
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int chat = 11;

constexpr auto people = R"(
    INSERT INTO users (id, email, email_key, display_name, locale, time_zone, created_at, updated_at) VALUES
        ('a', 'a@example.org', 'a@example.org', 'Ana', 'es', 'UTC', 1, 1),
        ('b', 'b@example.org', 'b@example.org', 'Ben', 'en', 'UTC', 2, 2))";

} // namespace

/// 0011_chat: what was there stays, and the new tables keep their rules by themselves.
class ChatStepTest : public QObject {
    Q_OBJECT

    static QString chatRow(const char* id, const char* kind, const char* title, const char* low,
        const char* high, const char* counters = "0, 1")
    {
        return u"INSERT INTO chats (id, kind, title, pair_low, pair_high, last_seq, rev, created_at, "
               u"active_at) "
               u"VALUES ('%1', '%2', %3, %4, %5, %6, 1, 1)"_s.arg(QLatin1StringView(id),
                   QLatin1StringView(kind), QLatin1StringView(title), QLatin1StringView(low),
                   QLatin1StringView(high), QLatin1StringView(counters));
    }

    static QString participant(const char* user, const char* marks = "0, 0")
    {
        return u"INSERT INTO chat_participants (chat_id, user_id, delivered_seq, read_seq, rev, "
               u"visible_from_seq, "
               u"joined_at) VALUES ('c', '%1', %2, 1, 1, 1)"_s.arg(
                   QLatin1StringView(user), QLatin1StringView(marks));
    }

    static QString message(Engine engine, const char* seqAndRev, const char* sender, const char* client,
        const char* content = "'Hi'", const char* replyTo = "NULL", const char* deletedAt = "NULL")
    {
        return u"INSERT INTO messages (chat_id, seq, rev, id, sender_id, client_id, type, content, reply_to, "
               u"created_at, deleted_at%1) VALUES ('c', %2, 'm', '%3', '%4', 'text', %5, %6, 1, %7%8)"_s.arg(
                   engine == Engine::Postgres ? u", words"_s : QString(), QLatin1StringView(seqAndRev),
                   QLatin1StringView(sender), QLatin1StringView(client), QLatin1StringView(content),
                   QLatin1StringView(replyTo), QLatin1StringView(deletedAt),
                   engine == Engine::Postgres ? u", ''"_s : QString());
    }

private Q_SLOTS:
    void keepsWhatWasThere_data() { engines(); }
    void keepsWhatWasThere()
    {
        QFETCH(Engine, engine);
        const QTemporaryDir before;
        const QTemporaryDir after;
        copySteps(before.path(), chat - 1);
        copySteps(after.path(), chat);
        TestDatabase base(engine, before.path());
        base.execute(QString::fromLatin1(people));
        const QString all = u"SELECT * FROM users ORDER BY id"_s;
        const Rows users = select(base, all);
        QCOMPARE(users.size(), std::size_t(2));
        QVERIFY(!takes(base, u"SELECT 1 FROM chats"_s));

        QCOMPARE(storage::Migrator(base.url(), base.clock, after.path()).migrate(), 1);
        QVERIFY(select(base, all) == users);
        for (const char* table : {"chats", "chat_participants", "messages", "blocks"})
            QCOMPARE(
                select(base, u"SELECT * FROM %1"_s.arg(QLatin1StringView(table))).size(), std::size_t(0));
        QVERIFY(takes(base, chatRow("c", "private", "NULL", "'a'", "'b'")));
    }

    void keepsTheRules_data() { engines(); }
    void keepsTheRules()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        base.execute(QString::fromLatin1(people));
        QVERIFY(takes(base, chatRow("c", "private", "NULL", "'a'", "'b'")));
        QVERIFY(!takes(base, chatRow("d", "private", "NULL", "'a'", "'b'"))); // one chat for two
        QVERIFY(!takes(base, chatRow("d", "private", "NULL", "'b'", "'a'"))); // the smaller id first
        QVERIFY(!takes(base, chatRow("d", "private", "NULL", "'a'", "NULL")));
        QVERIFY(!takes(base, chatRow("d", "private", "'Us'", "'a'", "'b'")));
        QVERIFY(!takes(base, chatRow("d", "group", "NULL", "NULL", "NULL")));
        QVERIFY(
            !takes(base, chatRow("d", "group", "'G'", "NULL", "NULL", "1, 1"))); // more messages than changes
        QVERIFY(takes(base, chatRow("d", "group", "'G'", "NULL", "NULL")));

        QVERIFY(!takes(base, participant("a", "0, 1"))); // read and not delivered
        QVERIFY(takes(base, participant("a")));
        QVERIFY(!takes(base, participant("a")));

        QVERIFY(takes(base, message(engine, "1, 2", "a", "x")));
        QVERIFY(!takes(base, message(engine, "1, 3", "a", "y"))); // the place is taken
        QVERIFY(!takes(base, message(engine, "2, 2", "a", "y"))); // so is the rev
        QVERIFY(!takes(base, message(engine, "2, 3", "a", "x"))); // sent already
        QVERIFY(!takes(base, message(engine, "2, 3", "b", "y"))); // is not in the chat
        QVERIFY(!takes(base, message(engine, "2, 3", "a", "y", "''"))); // says nothing
        QVERIFY(!takes(base, message(engine, "2, 3", "a", "y", "'Hi'", "2"))); // answers itself
        QVERIFY(
            !takes(base, message(engine, "2, 3", "a", "y", "'Hi'", "NULL", "5"))); // deleted and still there
        QVERIFY(takes(base, message(engine, "2, 3", "a", "y", "''", "1", "5")));

        QVERIFY(takes(base, u"INSERT INTO blocks VALUES ('a', 'b', 1)"_s));
        QVERIFY(!takes(base, u"INSERT INTO blocks VALUES ('a', 'b', 2)"_s));
        QVERIFY(!takes(base, u"INSERT INTO blocks VALUES ('a', 'a', 1)"_s));
        QVERIFY(takes(base, u"INSERT INTO blocks VALUES ('b', 'a', 1)"_s));
    }
};

QTEST_GUILESS_MAIN(ChatStepTest)
#include "chat_step_test.moc"
