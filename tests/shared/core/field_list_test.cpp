// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/json_decoding.h"
#include "shared/core/json_encoding.h"
#include "shared/core/query_decoding.h"
#include "shared/core/schema.h"

#include <QTest>

using namespace gremio;
using namespace Qt::StringLiterals;

namespace {

enum class Colour { Red, Green };

struct Part {
    int count = 0;
    static constexpr auto typeName = "Part";
    static constexpr auto fields()
    {
        return fieldList(field("count", &Part::count, "How many", Range{1, 9}));
    }
    bool operator==(const Part&) const = default;
};

struct Thing {
    QString name;
    std::optional<QString> note;
    Colour colour = Colour::Red;
    std::vector<Part> parts;
    std::vector<QString> tags;
    std::optional<Instant> at;
    std::optional<UserId> owner;
    bool open = false;
    double weight = 0;
    int limit = 25;

    static constexpr auto typeName = "Thing";
    static constexpr auto fields()
    {
        return fieldList(field("name", &Thing::name, "What it is called", Line{}, Length{2, 10}),
            field("note", &Thing::note, "More", Paragraphs{}, Length{0, 5}),
            field("colour", &Thing::colour, "Which colour", MayBeAbsent{}),
            field("parts", &Thing::parts, "Its parts", MayBeAbsent{}, Items{0, 2}),
            field("tags", &Thing::tags, "Tags", MayBeAbsent{}, Unique{}, each(Line{}, Length{1, 3})),
            field("at", &Thing::at, "When"), field("owner", &Thing::owner, "Whose"),
            field("open", &Thing::open, "Whether", MayBeAbsent{}),
            field("weight", &Thing::weight, "Weight", MayBeAbsent{}),
            field("limit", &Thing::limit, "How many", MayBeAbsent{}, Range{1, 100}));
    }
    bool operator==(const Thing&) const = default;
};

struct Filter {
    std::optional<Instant> from;
    QString name;
    std::vector<QString> tags;
    Colour colour = Colour::Red;
    bool open = false;
    double weight = 0;
    int limit = 25;

    static constexpr auto fields()
    {
        return fieldList(field("from", &Filter::from, "Since when"),
            field("name", &Filter::name, "What it is called", Line{}, Length{2, 10}),
            field("tags", &Filter::tags, "Tags"),
            field("colour", &Filter::colour, "Which colour", MayBeAbsent{}),
            field("open", &Filter::open, "Whether", MayBeAbsent{}),
            field("weight", &Filter::weight, "Weight", MayBeAbsent{}),
            field("limit", &Filter::limit, "How many", MayBeAbsent{}, Range{1, 100}));
    }
};

} // namespace

template <>
struct gremio::EnumNames<Colour> {
    static constexpr auto typeName = "Colour";
    static constexpr std::array values{std::pair{Colour::Red, "red"}, std::pair{Colour::Green, "green"}};
};

class FieldListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip()
    {
        Thing thing;
        thing.name = u"Ñandú \"x\"\n"_s.trimmed();
        thing.note = u"a\n\tb"_s;
        thing.colour = Colour::Green;
        thing.parts = {{3}, {9}};
        thing.tags = {u"a"_s, u"😀"_s};
        thing.at = instantFromMillis(1795167000123);
        thing.owner = UserId::generate(*thing.at);
        thing.open = true;
        thing.weight = 0.1;
        QCOMPARE(fromJson<Thing>(toJson(thing)), thing);
    }

    void absentIsLeftOut()
    {
        Thing thing;
        thing.name = u"ab"_s;
        QCOMPARE(toJson(thing),
            QByteArray(
                R"({"name":"ab","colour":"red","parts":[],"tags":[],"open":false,"weight":0,"limit":25})"));
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("slug");
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char* name, const char* json, const char* slug, const char* pointer,
                             const char* code) {
            QTest::newRow(name) << QByteArray(json) << QByteArray(slug) << QByteArray(pointer)
                                << QByteArray(code);
        };
        row("missing", "{}", "validation-failed", "/name", "required");
        row("not an object", "[]", "validation-failed", "", "wrong-type");
        row("null is not absent", R"({"name":null})", "validation-failed", "/name", "wrong-type");
        row("unknown", R"({"name":"ab","x":1})", "unknown-field", "/x", "unknown-field");
        row("unknown, odd name", R"({"name":"ab","a/b~c":1})", "unknown-field", "/a~1b~0c", "unknown-field");
        row("too short", R"({"name":"a"})", "validation-failed", "/name", "too-short");
        row("white space does not count", R"({"name":"  a  "})", "validation-failed", "/name", "too-short");
        row("too long", R"({"name":"12345678901"})", "validation-failed", "/name", "too-long");
        row("line break", R"({"name":"ab\ncd"})", "validation-failed", "/name", "control-character");
        row("U+0000", R"({"name":"ab\u0000cd"})", "validation-failed", "/name", "control-character");
        row("enum", R"({"name":"ab","colour":"blue"})", "validation-failed", "/colour", "not-allowed");
        row("enum type", R"({"name":"ab","colour":1})", "validation-failed", "/colour", "wrong-type");
        row("nested", R"({"name":"ab","parts":[{"count":1},{"count":0}]})", "validation-failed",
            "/parts/1/count", "out-of-range");
        row("nested unknown", R"({"name":"ab","parts":[{"count":1,"y":2}]})", "unknown-field", "/parts/0/y",
            "unknown-field");
        row("too many", R"({"name":"ab","parts":[{"count":1},{"count":1},{"count":1}]})", "validation-failed",
            "/parts", "too-many");
        row("each", R"({"name":"ab","tags":["a","long"]})", "validation-failed", "/tags/1", "too-long");
        row("same twice", R"({"name":"ab","tags":["a","a"]})", "validation-failed", "/tags", "duplicate");
        row("fraction", R"({"name":"ab","limit":1.5})", "validation-failed", "/limit", "wrong-type");
        row("does not fit", R"({"name":"ab","limit":3000000000})", "validation-failed", "/limit",
            "out-of-range");
        row("instant", R"({"name":"ab","at":"2026-02-30T00:00:00Z"})", "validation-failed", "/at",
            "wrong-type");
        row("instant without offset", R"({"name":"ab","at":"2026-10-25T02:30:00"})", "validation-failed",
            "/at", "needs-offset");
        row("instant with half an offset", R"({"name":"ab","at":"2026-10-25T02:30:00+01"})",
            "validation-failed", "/at", "wrong-type");
        row("no instant", R"({"name":"ab","at":""})", "validation-failed", "/at", "wrong-type");
        row("instant type", R"({"name":"ab","at":5})", "validation-failed", "/at", "wrong-type");
        row("id", R"({"name":"ab","owner":"ABC"})", "validation-failed", "/owner", "wrong-type");
        row("bool", R"({"name":"ab","open":"true"})", "validation-failed", "/open", "wrong-type");
    }

    void errors()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, slug);
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, code);
        try {
            fromJson<Thing>(json);
            QFAIL("was accepted");
        } catch (const Problem& problem) {
            QCOMPARE(QByteArray(problemInfo(problem.code()).slug), slug);
            QCOMPARE(problem.errors().size(), std::size_t(1));
            QCOMPARE(problem.errors().front().pointer, pointer);
            QCOMPARE(problem.errors().front().code, code);
        }
    }

    void allErrorsAreTold()
    {
        try {
            fromJson<Thing>(R"({"name":"a","note":"123456","limit":0})");
            QFAIL("was accepted");
        } catch (const Problem& problem) {
            QCOMPARE(problem.errors().size(), std::size_t(3));
        }
    }

    void tolerantReadingPassesOverUnknownFields()
    {
        QCOMPARE(fromJson<Thing>(R"({"name":"ab","new":{"deep":[1]}})", Reading::Tolerant).name, u"ab"_s);
    }

    void textIsNormalised() { QCOMPARE(fromJson<Thing>(R"({"name":"e\u0301e\u0301"})").name, u"éé"_s); }

    void queries()
    {
        const auto filter = fromParameters<Filter>(
            parseQuery("name=a%C3%B1+o&tags=x&tags=y&limit=7&colour=green&open=true&weight=2.5"), '?');
        QCOMPARE(filter.name, u"añ o"_s);
        QCOMPARE(filter.tags, (std::vector<QString>{u"x"_s, u"y"_s}));
        QCOMPARE(filter.limit, 7);
        QCOMPARE(filter.colour, Colour::Green);
        QVERIFY(filter.open);
        QCOMPARE(filter.weight, 2.5);
    }

    void badQueries_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("pointer");
        QTest::newRow("twice") << QByteArray("name=ab&name=cd") << QByteArray("?name");
        QTest::newRow("unknown") << QByteArray("name=ab&x=1") << QByteArray("?x");
        QTest::newRow("escape") << QByteArray("name=%zz") << QByteArray("?");
        QTest::newRow("short escape") << QByteArray("name=%4") << QByteArray("?");
        QTest::newRow("bad UTF-8") << QByteArray("name=%ff%fe") << QByteArray("?name");
        QTest::newRow("number") << QByteArray("name=ab&limit=1e3") << QByteArray("?limit");
        QTest::newRow("empty number") << QByteArray("name=ab&limit=") << QByteArray("?limit");
        QTest::newRow("no offset") << QByteArray("name=ab&from=2026-10-25T02:30:00") << QByteArray("?from");
        QTest::newRow("range") << QByteArray("name=ab&limit=101") << QByteArray("?limit");
        QTest::newRow("not finite") << QByteArray("name=ab&weight=inf") << QByteArray("?weight");
    }

    void badQueries()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, pointer);
        try {
            fromParameters<Filter>(parseQuery(query), '?');
            QFAIL("was accepted");
        } catch (const Problem& problem) {
            QCOMPARE(problem.errors().front().pointer, pointer);
            QCOMPARE(problem.errors().front().code == "needs-offset", pointer == "?from");
        }
    }

    void schema()
    {
        SchemaSet schemas;
        QByteArray text;
        JsonWriter writer(text);
        schemas.write<Thing>(writer);
        QCOMPARE(text, QByteArray(R"({"$ref":"#/components/schemas/Thing"})"));
        QCOMPARE(schemas.named().size(), std::size_t(3));
        QCOMPARE(schemas.named().at("Colour"), QByteArray(R"({"type":"string","enum":["red","green"]})"));
        QCOMPARE(schemas.named().at("Part"),
            QByteArray(
                R"({"type":"object","additionalProperties":false,"properties":{"count":{"type":"integer",)"
                R"("description":"How many","minimum":1,"maximum":9}},"required":["count"]})"));
        // The schema itself must be JSON.
        for (const auto& [name, json] : schemas.named())
            QVERIFY(JsonDocument::parse(json).root().kind() == JsonKind::Object);
    }
};

QTEST_APPLESS_MAIN(FieldListTest)
#include "field_list_test.moc"
