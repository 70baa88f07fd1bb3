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

QString profile(const char* user, const char* place, const char* words, int taken = 0)
{
    return u"INSERT INTO profiles (user_id, place, is_mentor, active, accepts_requests, email_verified, "
           u"capacity, "
           "taken, rating_sum, rating_count, rating_rank, created_at, updated_at, display_name, name_key, "
           "time_zone, languages, skills, traits, goals, search_text) VALUES ('%1', %2, TRUE, TRUE, TRUE, "
           "TRUE, "
           "1, %3, 0, 0, 0, 1, 1, 'N', 'n', 'UTC', '', '', '', '', %4)"_s.arg(QLatin1StringView(user),
               QLatin1StringView(place), QString::number(taken), QLatin1StringView(words));
}

} // namespace

/// 0002_directory, 0004_mentor_search, 0010_search_levels and 0013_search_sample: what was there stays, and
/// what searches find follows the rows.
class DirectoryStepsTest : public QObject {
    Q_OBJECT

    static int migrate(TestDatabase& base, const QString& folder)
    {
        return storage::Migrator(base.url(), base.clock, folder).migrate();
    }

    /// Who has the word, in the order of the places.
    static QStringList found(TestDatabase& base, const QString& word)
    {
        const QString sql = base.engine() == Engine::Sqlite
            ? u"SELECT user_id FROM mentor_words JOIN profiles ON place = mentor_words.rowid "
              "WHERE mentor_words MATCH '%1' ORDER BY mentor_words.rowid"_s
            : u"SELECT user_id FROM profiles WHERE words @@ CAST('%1' AS tsquery) ORDER BY place"_s;
        QStringList users;
        for (const auto& row : select(base, sql.arg(word)))
            users.append(row[0].toString());
        return users;
    }

private Q_SLOTS:
    void directory_data() { engines(); }
    void directory()
    {
        QFETCH(Engine, engine);
        QTemporaryDir before;
        QTemporaryDir after;
        copySteps(before.path(), 1);
        copySteps(after.path(), 2);
        TestDatabase base(engine, before.path());
        base.execute(QString::fromLatin1(people));
        QCOMPARE(migrate(base, after.path()), 1);
        QCOMPARE(select(base, u"SELECT id, display_name FROM users ORDER BY id"_s),
            (Rows{{u"a"_s, u"Ana"_s}, {u"b"_s, u"Ben"_s}}));
        QVERIFY(takes(base, profile("a", "5", "'x y'")));
        QVERIFY(!takes(base, profile("a", "6", "'x y'"))); // one for each account
        QVERIFY(!takes(base, profile("b", "5", "'x y'"))); // one for each place
        QVERIFY(!takes(base, profile("c", "6", "'x y'"))); // no such account
        QVERIFY(!takes(base, profile("b", "6", "NULL"))); // found, but by nothing
        QVERIFY(!takes(base, profile("b", "NULL", "'x y'")));
        QVERIFY(!takes(base, profile("b", "6", "'x y'", -1)));
        QVERIFY(takes(base, profile("b", "NULL", "NULL", 3))); // more than there are
    }

    void mentorSearch_data() { engines(); }
    void mentorSearch()
    {
        QFETCH(Engine, engine);
        QTemporaryDir before;
        QTemporaryDir after;
        copySteps(before.path(), 3);
        copySteps(after.path(), 4);
        TestDatabase base(engine, before.path());
        base.execute(QString::fromLatin1(people));
        base.execute(
            u"INSERT INTO skills (id, name, name_key) VALUES ('s', 'Árbol', 'arbol'), ('t', 'B', 'b')"_s);
        base.execute(u"INSERT INTO categories (id, name_en, name_es, key_en, key_es) VALUES "
                     "('k', 'Art', 'Arte', 'art', 'arte')"_s);
        QCOMPARE(migrate(base, after.path()), 1);
        QCOMPARE(
            select(base, u"SELECT name FROM skills ORDER BY name_key"_s), (Rows{{u"Árbol"_s}, {u"B"_s}}));
        QVERIFY(!takes(base, u"INSERT INTO skills (id, name, name_key) VALUES ('u', 'x', 'arbol')"_s));
        QVERIFY(!takes(base,
            u"INSERT INTO categories (id, name_en, name_es, key_en, key_es) VALUES "
            "('l', 'x', 'x', 'art', 'x')"_s));
        QVERIFY(!takes(base,
            u"INSERT INTO categories (id, name_en, name_es, key_en, key_es) VALUES "
            "('l', 'x', 'x', 'x', 'arte')"_s));

        base.execute(profile("a", "9000000000000000000", "'both only_a'"));
        base.execute(profile("b", "7", "'both b'"));
        QCOMPARE(found(base, u"both"_s), (QStringList{u"b"_s, u"a"_s}));
        QCOMPARE(found(base, u"only_a"_s), QStringList{u"a"_s});
        QCOMPARE(found(base, u"only"_s), QStringList());
        base.execute(u"UPDATE profiles SET taken = 1, updated_at = 2"_s);
        QCOMPARE(found(base, u"both"_s), (QStringList{u"b"_s, u"a"_s}));
        base.execute(u"UPDATE profiles SET place = 3, search_text = 'both new' WHERE user_id = 'a'"_s);
        QCOMPARE(found(base, u"both"_s), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(found(base, u"new"_s), QStringList{u"a"_s});
        QCOMPARE(found(base, u"only_a"_s), QStringList());
        base.execute(u"UPDATE profiles SET place = NULL, search_text = NULL WHERE user_id = 'b'"_s);
        QCOMPARE(found(base, u"both"_s), QStringList{u"a"_s});
        base.execute(u"UPDATE profiles SET place = 8, search_text = 'both' WHERE user_id = 'b'"_s);
        base.execute(u"DELETE FROM profiles WHERE user_id = 'a'"_s);
        QCOMPARE(found(base, u"both"_s), QStringList{u"b"_s});
        if (engine == Engine::Sqlite)
            base.execute(u"INSERT INTO mentor_words (mentor_words) VALUES ('integrity-check')"_s);
    }

    void searchLevels_data() { engines(); }
    void searchLevels()
    {
        QFETCH(Engine, engine);
        QTemporaryDir before;
        QTemporaryDir after;
        copySteps(before.path(), 9);
        copySteps(after.path(), 10);
        TestDatabase base(engine, before.path());
        base.execute(QString::fromLatin1(people));
        base.execute(profile("a", "4398046511103", "'both'")); // the last on level 14
        QCOMPARE(migrate(base, after.path()), 1);
        base.execute(profile("b", "4398046511104", "'both'"));
        QCOMPARE(found(base, u"both"_s), (QStringList{u"a"_s, u"b"_s}));
        if (engine == Engine::Sqlite)
            return;
        const auto first = [&base](const char* edge) {
            QStringList users;
            for (const auto& row : select(base,
                     u"SELECT user_id FROM profiles WHERE CASE WHEN place < %1 THEN words END @@ "
                     "CAST('both' AS tsquery) ORDER BY place"_s.arg(QLatin1StringView(edge))))
                users.append(row[0].toString());
            return users;
        };
        QCOMPARE(first("4398046511104"), QStringList{u"a"_s});
        QCOMPARE(first("35184372088832"), (QStringList{u"a"_s, u"b"_s}));
        base.execute(u"UPDATE profiles SET place = 281474976710656 WHERE user_id = 'a'"_s);
        QCOMPARE(first("281474976710656"), QStringList{u"b"_s});
        QCOMPARE(found(base, u"both"_s), (QStringList{u"b"_s, u"a"_s}));
    }

    void searchSample_data() { engines(); }
    void searchSample()
    {
        QFETCH(Engine, engine);
        QTemporaryDir before;
        QTemporaryDir after;
        copySteps(before.path(), 12);
        copySteps(after.path(), 13);
        TestDatabase base(engine, before.path());
        base.execute(QString::fromLatin1(people));
        base.execute(profile("a", "4398046511103", "'both v_1 v_14'")); // the last below 2^42
        base.execute(profile("b", "60592972518301034", "'both'")); // the first below 2^56 only
        QCOMPARE(migrate(base, after.path()), 1);
        QCOMPARE(found(base, u"both"_s), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(found(base, u"v_14"_s), QStringList{u"a"_s});
        QCOMPARE(found(base, u"v_57"_s), QStringList());
        if (engine == Engine::Postgres) {
            QCOMPARE(found(base, u"v_21"_s), QStringList{u"a"_s});
            QCOMPARE(found(base, u"v_56"_s), QStringList{u"a"_s});
        }
    }
};

QTEST_GUILESS_MAIN(DirectoryStepsTest)
#include "directory_steps_test.moc"
