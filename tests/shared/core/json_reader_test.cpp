// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/json_reader.h"
#include "shared/core/json_writer.h"
#include "shared/core/problem.h"

#include <QTest>

using namespace gremio;

class JsonReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
        row("empty", "");
        row("white space only", "  \n ");
        row("duplicate key", R"({"a":1,"a":2})");
        row("duplicate key, escaped", R"({"a":1,"\u0061":2})");
        row("duplicate key, deep", R"([[{"x":{"b":1,"c":2,"b":3}}]])");
        row("too deep", QByteArray(33, '[') + QByteArray(33, ']'));
        row("far too deep", QByteArray(100000, '['));
        row("bad UTF-8", "\"\xff\"");
        row("overlong UTF-8", "\"\xc0\xaf\"");
        row("surrogate in UTF-8", "\"\xed\xa0\x80\"");
        row("lone high surrogate", R"("\ud800")");
        row("lone low surrogate", R"("\udc00")");
        row("UTF-16", QByteArray("\xff\xfe{\0}\0", 6));
        row("byte order mark", "\xef\xbb\xbf{}");
        row("number overflow", "1e999");
        row("integer overflow", "99999999999999999999999");
        row("leading zero", "01");
        row("plus", "+1");
        row("NaN", "NaN");
        row("hex", "0x1");
        row("bare fraction", "1.");
        row("text after the document", "{} {}");
        row("garbage after the document", "{}x");
        row("trailing comma", R"({"a":1,})");
        row("comment", "/* */{}");
        row("single quotes", "{'a':1}");
        row("control character in a string", "\"a\nb\"");
        row("bad escape", R"("\x41")");
        row("NUL after", QByteArray("{}\0", 3));
        row("cut short", R"({"a":)");
    }

    void refused()
    {
        QFETCH(QByteArray, text);
        try {
            JsonDocument::parse(text);
            QFAIL("was accepted");
        } catch (const Problem& problem) {
            QCOMPARE(problem.code(), ErrorCode::MalformedJson);
            QVERIFY(!problem.detail().isEmpty());
        }
    }

    void depthOfThirtyTwoIsFine()
    {
        const auto nested = [](int depth, const QByteArray& open, const QByteArray& inside, char close) {
            return open.repeated(depth) + inside + QByteArray(depth, close);
        };
        for (const QByteArray& inside : {QByteArray("1"), QByteArray(R"("x")")}) {
            JsonDocument::parse(nested(32, "[", inside, ']'));
            JsonDocument::parse(nested(32, R"({"x":)", inside, '}'));
            QVERIFY_THROWS_EXCEPTION(Problem, JsonDocument::parse(nested(33, "[", inside, ']')));
            QVERIFY_THROWS_EXCEPTION(Problem, JsonDocument::parse(nested(33, R"({"x":)", inside, '}')));
        }
        JsonDocument::parse(nested(32, "[", {}, ']'));
        QVERIFY_THROWS_EXCEPTION(Problem, JsonDocument::parse(nested(33, "[", {}, ']')));
        QVERIFY_THROWS_EXCEPTION(Problem, JsonDocument::parse(nested(5000, "[", {}, ']')));
    }

    void values()
    {
        const auto document = JsonDocument::parse(
            R"({"s":"a\u00e9\ud83d\ude00","i":-9223372036854775808,"d":1.5,"t":true,"n":null,"l":[1,2,3]})");
        QStringList keys;
        document.root().forEachMember([&](std::string_view key, JsonValue value) {
            keys << QString::fromUtf8(key.data(), qsizetype(key.size()));
            if (key == "s")
                QCOMPARE(QByteArray(value.string().data(), qsizetype(value.string().size())),
                    QByteArray("a\xc3\xa9\xf0\x9f\x98\x80"));
            if (key == "i")
                QCOMPARE(value.integer(), std::optional(std::numeric_limits<qint64>::min()));
            if (key == "d") {
                QCOMPARE(value.number(), std::optional(1.5));
                QVERIFY(!value.integer());
            }
            if (key == "t")
                QCOMPARE(value.boolean(), std::optional(true));
            if (key == "n")
                QVERIFY(value.kind() == JsonKind::Null);
            if (key == "l") {
                qint64 sum = 0;
                value.forEachElement([&](JsonValue element) { sum += *element.integer(); });
                QCOMPARE(sum, 6);
            }
        });
        QCOMPARE(keys.size(), 6);
    }

    void documentsMove()
    {
        auto first = JsonDocument::parse(R"({"a":"b"})");
        const auto second = std::move(first);
        second.root().forEachMember([](std::string_view, JsonValue value) {
            QCOMPARE(QByteArray(value.string().data(), qsizetype(value.string().size())), QByteArray("b"));
        });
    }

    void writingEscapes()
    {
        QByteArray text;
        JsonWriter writer(text);
        writer.beginArray();
        writer.value(QStringLiteral("\"\\\n\t\u0001é😀"));
        writer.value(QByteArrayView("\"\\\n\x01"));
        writer.value(qint64(-5));
        writer.value(0.1);
        writer.value(true);
        writer.endArray();
        QCOMPARE(text, QByteArray("[\"\\\"\\\\\\n\\t\\u0001é😀\",\"\\\"\\\\\\n\\u0001\",-5,0.1,true]"));
    }
};

QTEST_APPLESS_MAIN(JsonReaderTest)
#include "json_reader_test.moc"
