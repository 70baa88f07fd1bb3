// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/engine.h"
#include "server/storage/error.h"
#include "server/storage/sql_text.h"
#include "server/storage/text_array.h"

#include <QTest>

using namespace gremio::storage;
using namespace Qt::StringLiterals;

namespace {

class SqlTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arraysAsText()
    {
        TextArray array;
        QCOMPARE(array.text(), u"{}"_s);
        array.add(u"plain, {braces} and \u00f1");
        array.addNull();
        array.add(u"");
        array.add(u"\"quoted\" \\ back");
        QCOMPARE(array.text(), u"{\"plain, {braces} and \u00f1\",NULL,\"\",\"\\\"quoted\\\" \\\\ back\"}"_s);
    }

    void findsParameters_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("placeholders");
        QTest::newRow("none") << u"SELECT 1"_s << u"SELECT 1"_s << 0;
        QTest::newRow("twice") << u"SELECT :a, :b_2, :a"_s << u"SELECT ?, ?, ?"_s << 3;
        QTest::newRow("cast") << u"SELECT :a::text"_s << u"SELECT ?::text"_s << 1;
        QTest::newRow("string") << u"SELECT ':a', 'it''s :b', :c"_s << u"SELECT ':a', 'it''s :b', ?"_s << 1;
        QTest::newRow("identifier") << u"SELECT \":a\" FROM t"_s << u"SELECT \":a\" FROM t"_s << 0;
        QTest::newRow("line comment") << u"SELECT 1 -- :a\n+ :b;\n"_s << u"SELECT 1 + ?"_s << 1;
        QTest::newRow("block comment") << u"SELECT /* :a /* ' */ :b */ :c"_s << u"SELECT ?"_s << 1;
        QTest::newRow("dollar quote")
            << u"SELECT $$it's :a$$, $t$ $$ :b $t$"_s << u"SELECT 'it''s :a', ' $$ :b '"_s << 0;
        QTest::newRow("operators") << u"SELECT a::int-:b, c->>'d'"_s << u"SELECT a::int-?, c->>'d'"_s << 1;
        QTest::newRow("ends") << u"SELECT :a ; ;"_s << u"SELECT ?"_s << 1;
        QTest::newRow("open string") << u"SELECT 'abc"_s << u"SELECT 'abc"_s << 0;
        QTest::newRow("empty") << u""_s << u""_s << 0;
    }
    void findsParameters()
    {
        QFETCH(QString, source);
        QFETCH(QString, text);
        QFETCH(int, placeholders);
        const SqlText sql = parseSql(source);
        QCOMPARE(sql.text, text);
        QCOMPARE(sql.placeholders, placeholders);
    }

    void knowsWhereEachStands()
    {
        const SqlText sql = parseSql(u"SELECT :a, :b, :a"_s);
        QCOMPARE(sql.parameters.size(), 2);
        QCOMPARE(sql.parameters.value("a"), (std::vector<int>{0, 2}));
        QCOMPARE(sql.parameters.value("b"), (std::vector<int>{1}));
    }

    void refusesWhatTheDriversWouldMisread()
    {
        QVERIFY_THROWS_EXCEPTION(StorageError, parseSql(u"SELECT ?"_s));
        QVERIFY_THROWS_EXCEPTION(StorageError, parseSql(u"SELECT E'a\\'b'"_s));
    }

    void splits_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("statements");
        const auto row = [](const char* name, const QString& script, const QStringList& statements) {
            QTest::newRow(name) << script << statements;
        };
        row("plain", u"A;\nB ;C"_s, {u"A"_s, u"B"_s, u"C"_s});
        row("empty", u" ;; -- only a comment;\n /* and ; another */ ;"_s, {});
        row("comment stays", u"-- about a\nA; B"_s, {u"-- about a\nA"_s, u"B"_s});
        row("strings", u"A ';' \";\"; B"_s, {u"A ';' \";\""_s, u"B"_s});
        row("doubled quotes", u"A 'it''s;'; B"_s, {u"A 'it''s;'"_s, u"B"_s});
        row("dollar quotes", u"CREATE FUNCTION f() AS $x$ BEGIN a; END; $x$; B"_s,
            {u"CREATE FUNCTION f() AS $x$ BEGIN a; END; $x$"_s, u"B"_s});
        row("trigger", u"CREATE TRIGGER t AFTER INSERT ON a BEGIN b; c; END; D"_s,
            {u"CREATE TRIGGER t AFTER INSERT ON a BEGIN b; c; END"_s, u"D"_s});
        row("trigger with case",
            u"create temp trigger if not exists t before update on a when case when 1 then 2 end "
            "begin select case when 1 then case 2 when 2 then 3 end end; c; end;D"_s,
            {u"create temp trigger if not exists t before update on a when case when 1 then 2 end "
             "begin select case when 1 then case 2 when 2 then 3 end end; c; end"_s,
                u"D"_s});
        row("trigger of PostgreSQL", u"CREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION f(); D"_s,
            {u"CREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION f()"_s, u"D"_s});
        row("atomic body", u"CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC a; b; END; D"_s,
            {u"CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC a; b; END"_s, u"D"_s});
        row("case elsewhere", u"SELECT CASE WHEN 1 THEN 2 END; D"_s,
            {u"SELECT CASE WHEN 1 THEN 2 END"_s, u"D"_s});
        row("a table called begin_end", u"CREATE TABLE begin_end (x); D"_s,
            {u"CREATE TABLE begin_end (x)"_s, u"D"_s});
    }
    void splits()
    {
        QFETCH(QString, script);
        QFETCH(QStringList, statements);
        QCOMPARE(splitSql(script), statements);
    }

    void readsUrls()
    {
        const auto file = DatabaseUrl::parse(u"sqlite:/var/lib/gremio/a b.sqlite"_s);
        QVERIFY(file && file->engine() == Engine::Sqlite);
        QCOMPARE(file->database(), u"/var/lib/gremio/a b.sqlite"_s);
        QCOMPARE(DatabaseUrl::parse(u"sqlite:///x"_s)->database(), u"/x"_s);

        const auto full =
            DatabaseUrl::parse(u"postgresql://me:p%40ss%25@db.example:5433/gremio?sslmode=require"_s);
        QVERIFY(full && full->engine() == Engine::Postgres);
        QCOMPARE(full->user(), u"me"_s);
        QCOMPARE(full->password(), u"p@ss%"_s);
        QCOMPARE(full->host(), u"db.example"_s);
        QCOMPARE(full->port(), 5433);
        QCOMPARE(full->database(), u"gremio"_s);
        QCOMPARE(full->options(), u"sslmode='require'"_s);
        QCOMPARE(full->toDisplay(), u"postgresql://me:***@db.example:5433/gremio"_s);

        const auto socket = DatabaseUrl::parse(u"postgresql:///gremio?host=/run/postgresql&user=me"_s);
        QVERIFY(socket);
        QCOMPARE(socket->host(), u"/run/postgresql"_s);
        QCOMPARE(socket->user(), u"me"_s);
        QCOMPARE(socket->toDisplay(), u"postgresql://me@/gremio?host=/run/postgresql"_s);
        QVERIFY(DatabaseUrl::parse(u"postgres://h/d"_s));
    }

    void refusesUrls_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
            {"", "sqlite:", "mysql://h/d", "postgresql://host", "postgresql:///", "postgresql://h:99999/d",
                "postgresql:///d?port=x", "postgresql:///d?a'b=c", "gremio.sqlite"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refusesUrls()
    {
        QFETCH(QString, text);
        QVERIFY(!DatabaseUrl::parse(text));
    }
};

} // namespace

QTEST_GUILESS_MAIN(SqlTextTest)
#include "sql_text_test.moc"
