// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/migrator.h"
#include "tests/support/schema_steps.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int chat = 11;
constexpr int blocks = 18;
constexpr int counters = 24;

constexpr auto people = R"(
    INSERT INTO users (id, email, email_key, display_name, locale, time_zone, created_at, updated_at) VALUES
        ('a', 'a@example.org', 'a@example.org', 'Ana', 'es', 'UTC', 1, 1),
        ('b', 'b@example.org', 'b@example.org', 'Ben', 'en', 'UTC', 2, 2))";

} // namespace

/// 0011_chat: what was there stays, and the new tables keep their rules by themselves. 0018_message_blocks:
/// what was said is found by blocks. 0024_chat_counters: several messages are counted at once.
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

    static QString message(const char* seqAndRev, const char* sender, const char* client,
        const char* content = "'Hi'", const char* replyTo = "NULL", const char* deletedAt = "NULL")
    {
        return u"INSERT INTO messages (chat_id, seq, rev, id, sender_id, client_id, type, content, reply_to, "
               u"created_at, deleted_at) VALUES ('c', %1, 'm', '%2', '%3', 'text', %4, %5, 1, %6)"_s.arg(
                   QLatin1StringView(seqAndRev), QLatin1StringView(sender), QLatin1StringView(client),
                   QLatin1StringView(content), QLatin1StringView(replyTo), QLatin1StringView(deletedAt));
    }

private Q_SLOTS:
    void countsSeveralAtOnce_data() { engines(); }
    void countsSeveralAtOnce()
    {
        QFETCH(Engine, engine);
        const QTemporaryDir before;
        const QTemporaryDir after;
        copySteps(before.path(), counters - 1);
        copySteps(after.path(), counters);
        TestDatabase base(engine, before.path());
        base.execute(QString::fromLatin1(people));
        QVERIFY(takes(base, chatRow("c", "private", "NULL", "'a'", "'b'", "3, 5")));
        QCOMPARE(storage::Migrator(base.url(), base.clock, after.path()).migrate(), 1);
        QVERIFY(takes(base, u"UPDATE chats SET last_seq = 7, rev = 9"_s));
        QVERIFY(!takes(base, u"UPDATE chats SET last_seq = 6"_s));
        QVERIFY(!takes(base, u"UPDATE chats SET rev = 8"_s));
        QCOMPARE(select(base, u"SELECT last_seq, rev FROM chats"_s), (Rows{{7, 9}}));
    }

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

        QVERIFY(takes(base, message("1, 2", "a", "x")));
        QVERIFY(!takes(base, message("1, 3", "a", "y"))); // the place is taken
        QVERIFY(!takes(base, message("2, 2", "a", "y"))); // so is the rev
        QVERIFY(!takes(base, message("2, 3", "a", "x"))); // sent already
        QVERIFY(!takes(base, message("2, 3", "b", "y"))); // is not in the chat
        QVERIFY(!takes(base, message("2, 3", "a", "y", "''"))); // says nothing
        QVERIFY(!takes(base, message("2, 3", "a", "y", "'Hi'", "2"))); // answers itself
        QVERIFY(!takes(base, message("2, 3", "a", "y", "'Hi'", "NULL", "5"))); // deleted and still there
        QVERIFY(takes(base, message("2, 3", "a", "y", "''", "1", "5")));

        QVERIFY(takes(base, u"INSERT INTO blocks VALUES ('a', 'b', 1)"_s));
        QVERIFY(!takes(base, u"INSERT INTO blocks VALUES ('a', 'b', 2)"_s));
        QVERIFY(!takes(base, u"INSERT INTO blocks VALUES ('a', 'a', 1)"_s));
        QVERIFY(takes(base, u"INSERT INTO blocks VALUES ('b', 'a', 1)"_s));
    }

    void putsWhatWasSaidIntoBlocks_data() { engines(); }
    void putsWhatWasSaidIntoBlocks()
    {
        QFETCH(Engine, engine);
        const QTemporaryDir before;
        const QTemporaryDir after;
        copySteps(before.path(), blocks - 1);
        copySteps(after.path(), blocks);
        TestDatabase base(engine, before.path());
        base.execute(QString::fromLatin1(people));
        // Its blocks begin at 5.
        const QString id = u"01940000-0000-7000-8000-0000000000a5"_s;
        base.execute(u"INSERT INTO chats (id, kind, title, last_seq, rev, created_at, active_at) VALUES "
                     u"('%1', 'group', 'Us', 70, 71, 1, 1)"_s.arg(id));
        base.execute(u"INSERT INTO chat_participants (chat_id, user_id, delivered_seq, read_seq, rev, "
                     u"visible_from_seq, joined_at) VALUES ('%1', 'a', 0, 0, 1, 1, 1)"_s.arg(id));
        const bool postgres = engine == Engine::Postgres;
        for (int seq = 1; seq <= 70; ++seq) {
            const bool deleted = seq == 20;
            const QString words =
                deleted ? u"''"_s : u"'''c0000000000a5n0_said'' ''c0000000000a5n0_w%1'''"_s.arg(seq);
            base.execute(u"INSERT INTO messages (chat_id, seq, rev, id, sender_id, client_id, type, "
                         u"content, created_at, deleted_at%1) VALUES ('%2', %3, %3 + 1, 'm%3', 'a', 'k%3', "
                         u"'text', %4, 1, %5%6)"_s.arg(postgres ? u", words"_s : QString(), id,
                             QString::number(seq), deleted ? u"''"_s : u"'Said w%1'"_s.arg(seq),
                             deleted ? u"5"_s : u"NULL"_s, postgres ? u", "_s + words : QString()));
        }
        const QString all = u"SELECT seq, content, place FROM messages ORDER BY seq"_s;
        const Rows messages = select(base, all);
        QCOMPARE(messages.size(), std::size_t(70));

        QCOMPARE(storage::Migrator(base.url(), base.clock, after.path()).migrate(), 1);
        QVERIFY(select(base, all) == messages);
        if (!postgres)
            return;
        const Rows rows = select(base,
            u"SELECT first_seq, last_seq, first_place, last_place FROM message_blocks ORDER BY last_seq"_s);
        QCOMPARE(rows.size(), std::size_t(2)); // the last messages fill none
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const int first = i == 0 ? 1 : 27;
            const int last = i == 0 ? 26 : 58;
            QCOMPARE(rows[i][0].toInt(), first);
            QCOMPARE(rows[i][1].toInt(), last);
            QVERIFY(rows[i][2] == messages[static_cast<std::size_t>(first - 1)][2]);
            QVERIFY(rows[i][3] == messages[static_cast<std::size_t>(last - 1)][2]);
        }
        const auto having = [&](const QString& word) {
            QStringList lasts;
            for (const auto& row :
                select(base,
                    u"SELECT last_seq FROM message_blocks WHERE words @@ '''c0000000000a5n0_%1''' ORDER BY 1"_s
                        .arg(word)))
                lasts.append(row[0].toString());
            return lasts.join(u' ');
        };
        QCOMPARE(having(u"said"_s), u"26 58"_s);
        QCOMPARE(having(u"w26"_s), u"26"_s);
        QCOMPARE(having(u"w27"_s), u"58"_s);
        QCOMPARE(having(u"w20"_s), QString());
        QCOMPARE(having(u"w59"_s), QString());
    }
};

QTEST_GUILESS_MAIN(ChatStepTest)
#include "chat_step_test.moc"
