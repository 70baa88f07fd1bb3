// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/open_api.h"
#include "server/api/route_table.h"

#include <QTest>

using namespace gremio;
using namespace gremio::api;

namespace {

struct IdPath {
    QString id;
    static constexpr auto fields() { return fieldList(field("id", &IdPath::id, "Which one")); }
};

struct Word {
    QString word;
    static constexpr auto typeName = "Word";
    static constexpr auto fields() { return fieldList(field("word", &Word::word, "A word", Length{1, 3})); }
};

void fill(RouteTable& routes)
{
    const auto word = [](const auto&) { return Word{QStringLiteral("x")}; };
    routes.get("/things/:id", "getThing").path<IdPath>().answers<Word>().direct(word);
    routes.get("/things/:id.ics", "getThingFile").path<IdPath>().answers<Word>().direct(word);
    routes.get("/things/mine", "getMine").answers<Word>().direct(word);
    routes.post("/things/:id/parts", "addPart").path<IdPath>().body<Word>().answers<Word>(201).direct(word);
    routes.getAtRoot("/healthz", "health").access(Access::anyone()).answers<Word>().direct(word);
}

} // namespace

class RouteTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<http::Method>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("operation"); // empty: none
        QTest::addColumn<QByteArray>("allowed");
        using enum http::Method;
        QTest::newRow("parameter") << Get << QByteArray("/api/v1/things/7") << QByteArray("getThing")
                                   << QByteArray("GET, HEAD, OPTIONS");
        QTest::newRow("parameter with an ending")
            << Get << QByteArray("/api/v1/things/7.ics") << QByteArray("getThingFile")
            << QByteArray("GET, HEAD, OPTIONS");
        QTest::newRow("an ending alone") << Get << QByteArray("/api/v1/things/.ics") << QByteArray("getThing")
                                         << QByteArray("GET, HEAD, OPTIONS");
        QTest::newRow("another ending") << Get << QByteArray("/api/v1/things/7.pdf") << QByteArray("getThing")
                                        << QByteArray("GET, HEAD, OPTIONS");
        QTest::newRow("literal before parameter")
            << Get << QByteArray("/api/v1/things/mine") << QByteArray("getMine")
            << QByteArray("GET, HEAD, OPTIONS");
        QTest::newRow("HEAD is GET") << Head << QByteArray("/healthz") << QByteArray("health")
                                     << QByteArray("GET, HEAD, OPTIONS");
        QTest::newRow("deeper") << Post << QByteArray("/api/v1/things/7/parts") << QByteArray("addPart")
                                << QByteArray("POST, OPTIONS");
        QTest::newRow("wrong method")
            << Delete << QByteArray("/api/v1/things/7") << QByteArray() << QByteArray("GET, HEAD, OPTIONS");
        QTest::newRow("no such path") << Get << QByteArray("/api/v1/nothing") << QByteArray() << QByteArray();
        QTest::newRow("prefix only") << Get << QByteArray("/api/v1/things") << QByteArray() << QByteArray();
        QTest::newRow("too long") << Get << QByteArray("/healthz/x") << QByteArray() << QByteArray();
        QTest::newRow("trailing slash")
            << Get << QByteArray("/api/v1/things/") << QByteArray() << QByteArray();
        QTest::newRow("double slash") << Get << QByteArray("//healthz") << QByteArray() << QByteArray();
        QTest::newRow("star") << Options << QByteArray("*") << QByteArray() << QByteArray();
    }

    void matches()
    {
        QFETCH(http::Method, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, operation);
        QFETCH(QByteArray, allowed);
        RouteTable routes;
        fill(routes);
        const auto match = routes.match(method, path);
        QCOMPARE(match.route ? match.route->operationId : QByteArray(), operation);
        QCOMPARE(match.allowed, allowed);
    }

    void parametersAreNamed()
    {
        RouteTable routes;
        fill(routes);
        const auto match = routes.match(http::Method::Post, "/api/v1/things/a%20b/parts");
        QCOMPARE(match.parameters, (std::vector<TextParameter>{{"id", "a%20b"}}));
    }

    void nothingIsDeclaredTwice()
    {
        RouteTable routes;
        fill(routes);
        const auto word = [](const auto&) { return Word{}; };
        QVERIFY_THROWS_EXCEPTION(
            std::logic_error, routes.get("/things/mine", "other").answers<Word>().direct(word));
        QVERIFY_THROWS_EXCEPTION(
            std::logic_error, routes.get("/other", "getMine").answers<Word>().direct(word));
    }

    void theDescriptionHasEveryRouteAndItsProblems()
    {
        RouteTable routes;
        fill(routes);
        const QByteArray text = openApiDocument(routes, "1.2.3");
        const auto document = JsonDocument::parse(text); // is JSON, without duplicate keys
        QVERIFY(document.root().kind() == JsonKind::Object);
        for (const char* part :
            {"\"/api/v1/things/{id}\":{\"get\"", "\"operationId\":\"addPart\"", "\"version\":\"1.2.3\"",
                "\"$ref\":\"#/components/schemas/Word\"", "`malformed-json`", "\"maxLength\":3"})
            QVERIFY2(text.contains(part), part);
    }

    void problemsFollowFromTheDeclaration()
    {
        RouteTable routes;
        fill(routes);
        const auto has = [&](const char* path, http::Method method, ErrorCode code) {
            const auto problems = problemsOf(*routes.match(method, path).route);
            return std::find(problems.begin(), problems.end(), code) != problems.end();
        };
        QVERIFY(has("/api/v1/things/7", http::Method::Get, ErrorCode::NotFound));
        QVERIFY(has("/api/v1/things/7", http::Method::Get, ErrorCode::Unauthenticated));
        QVERIFY(!has("/healthz", http::Method::Get, ErrorCode::Unauthenticated));
        QVERIFY(has("/api/v1/things/7/parts", http::Method::Post, ErrorCode::MalformedJson));
        QVERIFY(!has("/api/v1/things/7", http::Method::Get, ErrorCode::MalformedJson));
    }

    void whatAnAccessKeyNeedsFollowsFromTheDeclaration()
    {
        RouteTable routes;
        fill(routes);
        const auto word = [](const auto&) { return Word{}; };
        routes.get("/auth/secrets", "secrets").scope(AccessScope::Read).answers<Word>().direct(word);
        routes.post("/area", "area").scope(AccessScope::WriteProfile).answers<Word>().direct(word);
        routes.post("/person", "person").refusesAccessKeys().answers<Word>().direct(word);
        routes.get("/admin", "admin").access(Access::role(Role::Admin)).answers<Word>().direct(word);
        const auto scope = [&](http::Method method, const char* path) {
            return keyScope(*routes.match(method, path).route);
        };
        using enum http::Method;
        QCOMPARE(scope(Get, "/api/v1/things/7"), AccessScope::Read);
        QCOMPARE(scope(Post, "/api/v1/things/7/parts"), AccessScope::Write);
        QCOMPARE(scope(Post, "/api/v1/area"), AccessScope::WriteProfile);
        QCOMPARE(scope(Get, "/api/v1/admin"), AccessScope::Admin);
        QVERIFY(!scope(Post, "/api/v1/person"));
        QVERIFY(!scope(Get, "/api/v1/auth/secrets")); // whatever it says
        const QByteArray text = openApiDocument(routes, "1");
        QVERIFY2(text.contains(R"("security":[{"bearer":[]},{"accessKey":["write:profile"]}])"), text);
        QVERIFY(text.contains(R"("security":[{"bearer":[]}])"));
    }

    void oneScopeMayCoverOthers()
    {
        using enum AccessScope;
        QVERIFY(ScopeSet{Write}.covers(WriteProfile) && ScopeSet{Write}.covers(WriteRequests));
        QVERIFY(!ScopeSet{Write}.covers(Read) && !ScopeSet{Write}.covers(Admin));
        QVERIFY(!ScopeSet{WriteProfile}.covers(Write) && !ScopeSet{WriteProfile}.covers(WriteRequests));
        QVERIFY(!ScopeSet{Admin}.covers(Read) && !ScopeSet{Admin}.covers(Write));
        QVERIFY(!ScopeSet{}.covers(Read));
    }
};

QTEST_APPLESS_MAIN(RouteTableTest)
#include "route_table_test.moc"
