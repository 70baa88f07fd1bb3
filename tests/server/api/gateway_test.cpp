// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/gateway.h"
#include "shared/protocol/problem_document.h"
#include "tests/support/test_database.h"

#include <QSemaphore>
#include <QTest>

#include <mutex>

using namespace gremio;
using namespace gremio::api;

namespace {

struct Word {
    QString word;
    static constexpr auto typeName = "Word";
    static constexpr auto fields() { return fieldList(field("word", &Word::word, "A word", Length{1, 30})); }
};

/// Knows two tokens; the first time each is seen the "database" has to be asked.
class TwoTokens final : public Authenticator {
public:
    std::optional<Caller> cached(const QByteArray& bearer) override
    {
        const std::lock_guard lock(m_mutex);
        return m_known.contains(bearer) ? std::optional(caller(bearer)) : std::nullopt;
    }
    Caller authenticate(const QByteArray& bearer, storage::Transaction&) override
    {
        const std::lock_guard lock(m_mutex);
        ++asked;
        if (bearer != "mentor" && bearer != "apprentice")
            throw Problem(bearer == "old" ? ErrorCode::TokenExpired : ErrorCode::Unauthenticated);
        m_known.push_back(bearer);
        return caller(bearer);
    }
    std::optional<Caller> again(const Caller& caller, storage::Transaction&) override { return caller; }
    int asked = 0;

    static UserId user() { return *UserId::parse("01890000-0000-7000-8000-000000000001"); }

private:
    static Caller caller(const QByteArray& bearer)
    {
        return {user(), SignInId(), bearer == "mentor" ? RoleSet{Role::Mentor} : RoleSet{Role::Apprentice}};
    }
    std::mutex m_mutex;
    QList<QByteArray> m_known;
};

} // namespace

class GatewayTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::TestDatabase> m_base;
    TwoTokens m_tokens;
    std::unique_ptr<SlowLane> m_slowLane;
    std::unique_ptr<RouteTable> m_routes;
    std::unique_ptr<Gateway> m_gateway;
    QSemaphore m_release; // lets slow phases go on

    http::Response call(const char* method, const QByteArray& path, const QByteArray& body = {},
        const std::vector<http::Header>& headers = {})
    {
        http::Request request;
        request.methodName = method;
        using enum http::Method;
        for (const http::Method known : {Get, Head, Post, Put, Delete, Options}) {
            if (request.methodName == methodText(known))
                request.method = known;
        }
        const qsizetype mark = path.indexOf('?');
        request.target = path;
        request.path = mark < 0 ? path : path.first(mark);
        request.query = mark < 0 ? QByteArray() : path.mid(mark + 1);
        request.id = "r-1";
        if (!body.isEmpty()) {
            request.headers.push_back({"content-length", QByteArray::number(body.size())});
            request.headers.push_back({"content-type", "application/json"});
        }
        // A later header of the same name stands for one that the client wrote otherwise.
        for (const auto& header : headers) {
            std::erase_if(request.headers, [&](const auto& h) { return h.name == header.name; });
            request.headers.push_back(header);
        }
        if (auto refused = m_gateway->policy(request).refuse)
            return *refused;
        request.body = body;
        QSemaphore answered;
        http::Response answer;
        m_gateway->handle(request, http::Responder([&](const std::optional<http::Response>& response) {
            answer = response.value_or(http::Response{});
            answered.release();
        }));
        return answered.tryAcquire(1, 20'000) ? answer : http::Response{0, {}, "no answer", {}};
    }

    static QByteArray slug(const http::Response& response)
    {
        if (response.contentType != "application/problem+json")
            return "no problem: " + response.body;
        return fromJson<ProblemDocument>(response.body).type.mid(10).toLatin1();
    }

    static QByteArray headerOf(const http::Response& response, const QByteArray& name)
    {
        for (const auto& header : response.headers) {
            if (header.name == name)
                return header.value;
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_base = std::make_unique<test::TestDatabase>(test::Engine::Sqlite);
        m_slowLane = std::make_unique<SlowLane>(1, 1);
        m_routes = std::make_unique<RouteTable>();
        auto& routes = *m_routes;
        routes.get("/open", "open").access(Access::anyone()).answers<Word>().read([](auto& call) {
            return Word{call.maybeCaller ? QStringLiteral("somebody") : QStringLiteral("nobody")};
        });
        routes.get("/mine", "mine").answers<Word>().read([](auto&) { return Word{QStringLiteral("mine")}; });
        routes.post("/echo", "echo")
            .access(Access::role(Role::Mentor))
            .body<Word>()
            .answers<Word>(201)
            .write([](auto& call) { return Word{call.body.word}; });
        routes.post("/nothing", "nothing").answersNothing().write([](auto&) {});
        routes.post("/bug", "bug").access(Access::anyone()).answersNothing().write([](auto&) {
            throw std::runtime_error("secret text");
        });
        routes.post("/rule", "rule").access(Access::anyone()).answersNothing().write([](auto&) {
            throw Problem(ErrorCode::Busy).setRetryAfter(std::chrono::seconds(7));
        });
        routes.post("/slow", "slow")
            .access(Access::anyone())
            .answers<Word>()
            .prepareThenWrite(
                [this](auto& call) {
                    m_release.acquire();
                    return call.database.readNow(
                        [](storage::Transaction&) { return QStringLiteral("prepared"); });
                },
                [](auto&, const QString& prepared) { return Word{prepared}; });
        routes.post("/slow-mine", "slowMine")
            .answers<Word>()
            .prepareThenWrite(
                [this](auto&) {
                    m_release.acquire();
                    return 0;
                },
                [](auto&, int) { return Word{QStringLiteral("done")}; });
        m_base->execute(
            QStringLiteral("INSERT INTO users (id, email, email_key, display_name, locale, time_zone, "
                           "created_at, updated_at) "
                           "VALUES ('%1', 'a@example.org', 'a@example.org', 'A', 'en', 'UTC', 1, 1)")
                .arg(TwoTokens::user().toString()));
        EdgeRules rules;
        rules.bodyBytes = 100;
        m_gateway =
            std::make_unique<Gateway>(routes, Runtime{m_base->database(), m_tokens, *m_slowLane}, rules);
    }

    void cleanupTestCase()
    {
        m_release.release(1000);
        m_slowLane.reset();
        m_base.reset();
    }

    void answers()
    {
        const auto open = call("GET", "/api/v1/open");
        QCOMPARE(open.status, 200);
        QCOMPARE(open.body, QByteArray(R"({"word":"nobody"})"));
        QCOMPARE(open.contentType, QByteArray("application/json"));
        QCOMPARE(call("POST", "/api/v1/echo", R"({"word":"ñ"})", {{"authorization", "Bearer mentor"}}).body,
            QByteArray(R"({"word":"ñ"})"));
        const auto nothing = call("POST", "/api/v1/nothing", "{}", {{"authorization", "bearer mentor"}});
        QCOMPARE(nothing.status, 204);
        QVERIFY(nothing.body.isEmpty());
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("slug");
        const auto row = [](const char* name, const char* method, const char* path, const char* body,
                             const char* token, int status, const char* expected) {
            QTest::newRow(name) << QByteArray(method) << QByteArray(path) << QByteArray(body)
                                << QByteArray(token) << status << QByteArray(expected);
        };
        row("no such path", "GET", "/api/v1/x", "", "", 404, "not-found");
        row("wrong method", "PUT", "/api/v1/open", "", "", 405, "method-not-allowed");
        row("no token", "GET", "/api/v1/mine", "", "", 401, "unauthenticated");
        row("unknown token", "GET", "/api/v1/mine", "", "x", 401, "unauthenticated");
        row("expired token", "GET", "/api/v1/mine", "", "old", 401, "token-expired");
        row("wrong role", "POST", "/api/v1/echo", R"({"word":"a"})", "apprentice", 403, "forbidden");
        row("role before body", "POST", "/api/v1/echo", "{", "apprentice", 403, "forbidden");
        row("bad JSON", "POST", "/api/v1/echo", "{", "mentor", 400, "malformed-json");
        row("no body", "POST", "/api/v1/echo", "", "mentor", 400, "malformed-json");
        row("unknown field", "POST", "/api/v1/echo", R"({"word":"a","x":1})", "mentor", 422, "unknown-field");
        row("invalid", "POST", "/api/v1/echo", R"({"word":""})", "mentor", 422, "validation-failed");
        row("unknown parameter", "GET", "/api/v1/open?x=1", "", "", 422, "unknown-field");
        row("body where none is", "POST", "/api/v1/nothing", R"({"a":1})", "mentor", 422, "unknown-field");
        row("rule", "POST", "/api/v1/rule", "", "", 503, "busy");
    }

    void refusals()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, token);
        QFETCH(int, status);
        QFETCH(QByteArray, slug);
        std::vector<http::Header> headers;
        if (!token.isEmpty())
            headers.push_back({"authorization", "Bearer " + token});
        const auto response = call(method.constData(), path, body, headers);
        QCOMPARE(GatewayTest::slug(response), slug);
        QCOMPARE(response.status, status);
        QCOMPARE(fromJson<ProblemDocument>(response.body).instance, QStringLiteral("r-1"));
        QCOMPARE(headerOf(response, "X-Content-Type-Options"), QByteArray("nosniff"));
        QCOMPARE(headerOf(response, "WWW-Authenticate").isEmpty(), status != 401);
        QCOMPARE(headerOf(response, "Allow").isEmpty(), status != 405);
        QCOMPARE(headerOf(response, "Retry-After").isEmpty(), slug != "busy");
    }

    void aBugTellsNothing()
    {
        QTest::ignoreMessage(QtCriticalMsg, "r-1 secret text");
        const auto response = call("POST", "/api/v1/bug");
        QCOMPARE(response.status, 500);
        QVERIFY(!response.body.contains("secret"));
    }

    void mediaTypes()
    {
        const http::Header mentor{"authorization", "Bearer mentor"};
        const QByteArray body = R"({"word":"a"})";
        QCOMPARE(slug(call("POST", "/api/v1/echo", body, {mentor, {"content-type", "text/plain"}})),
            QByteArray("unsupported-media-type"));
        QCOMPARE(slug(call("POST", "/api/v1/echo", body, {mentor, {"content-encoding", "gzip"}})),
            QByteArray("unsupported-media-type"));
        QCOMPARE(
            call("POST", "/api/v1/echo", body, {mentor, {"content-type", "application/json; charset=utf-8"}})
                .status,
            201);
    }

    void theBodyLimitIsTheRoutes()
    {
        http::Request head;
        head.method = http::Method::Post;
        head.path = "/api/v1/echo";
        QCOMPARE(m_gateway->policy(head).limit, 100);
    }

    void unchangedAnswersAreNotSentAgain()
    {
        const auto first = call("GET", "/api/v1/open");
        const QByteArray tag = headerOf(first, "ETag");
        QVERIFY(tag.startsWith('"') && tag.endsWith('"'));
        for (const QByteArray& field :
            {tag, QByteArray("W/" + tag), QByteArray("\"x\", " + tag), QByteArray("*")}) {
            const auto again = call("GET", "/api/v1/open", {}, {{"if-none-match", field}});
            QCOMPARE(again.status, 304);
            QVERIFY(again.body.isEmpty());
            QCOMPARE(headerOf(again, "ETag"), tag);
        }
        QCOMPARE(call("GET", "/api/v1/open", {}, {{"if-none-match", "\"x\""}}).status, 200);
    }

    void aTokenIsLookedUpOnce()
    {
        call("GET", "/api/v1/mine", {}, {{"authorization", "Bearer apprentice"}});
        const int asked = m_tokens.asked;
        QCOMPARE(call("GET", "/api/v1/mine", {}, {{"authorization", "Bearer apprentice"}}).status, 200);
        QCOMPARE(m_tokens.asked, asked);
    }

    void theSlowLaneIsBounded()
    {
        // One runs, one waits; the third is told to come back.
        QSemaphore answered;
        const auto send = [&](const std::function<void(const http::Response&)>& check) {
            http::Request request;
            request.method = http::Method::Post;
            request.path = "/api/v1/slow";
            request.id = "r-2";
            m_gateway->handle(
                request, http::Responder([check, &answered](const std::optional<http::Response>& response) {
                    check(response.value_or(http::Response{}));
                    answered.release();
                }));
        };
        std::atomic<int> good = 0;
        const auto isGood = [&](const http::Response& response) {
            good += response.body == R"({"word":"prepared"})" ? 1 : 0;
        };
        send(isGood);
        send(isGood);
        QByteArray refused;
        send([&](const http::Response& response) { refused = slug(response); });
        QVERIFY(answered.tryAcquire(1, 20'000));
        QCOMPARE(refused, QByteArray("busy"));
        m_release.release(2);
        QVERIFY(answered.tryAcquire(2, 20'000));
        QCOMPARE(good.load(), 2);
    }

    void whatStillRunsIsSaidToRun()
    {
        const std::vector<http::Header> headers{{"authorization", "Bearer mentor"}, {"idempotency-key", "k"}};
        call("GET", "/api/v1/mine", {}, {headers.front()}); // so that the token is known
        http::Request request;
        request.method = http::Method::Post;
        request.path = "/api/v1/slow-mine";
        request.id = "r-3";
        request.headers = headers;
        QSemaphore answered;
        http::Response first;
        m_gateway->handle(request, http::Responder([&](const std::optional<http::Response>& response) {
            first = response.value_or(http::Response{});
            answered.release();
        }));
        const auto early = call("POST", "/api/v1/slow-mine", {}, headers);
        QCOMPARE(slug(early), QByteArray("idempotency-in-flight"));
        QCOMPARE(early.status, 409);
        QCOMPARE(headerOf(early, "Retry-After"), QByteArray("1"));
        QVERIFY(answered.available() == 0);
        m_release.release();
        QVERIFY(answered.tryAcquire(1, 20'000));
        QCOMPARE(first.body, QByteArray(R"({"word":"done"})"));
        const auto late = call("POST", "/api/v1/slow-mine", {}, headers); // waits for no semaphore
        QCOMPARE(late.body, first.body);
        QCOMPARE(headerOf(late, "Idempotency-Replayed"), QByteArray("true"));
    }

    void protocolErrorsAreProblemsToo()
    {
        QCOMPARE(slug(m_gateway->protocolError(413, "r", "")), QByteArray("body-too-large"));
        QCOMPARE(slug(m_gateway->protocolError(400, "r", "bare LF")), QByteArray("bad-request"));
        QCOMPARE(slug(m_gateway->protocolError(431, "r", "")), QByteArray("head-too-large"));
        QCOMPARE(slug(m_gateway->protocolError(500, "r", "")), QByteArray("internal"));
    }

    void optionsTellsTheMethods()
    {
        const auto response = call("OPTIONS", "/api/v1/echo");
        QCOMPARE(response.status, 204);
        QCOMPARE(headerOf(response, "Allow"), QByteArray("POST, OPTIONS"));
    }
};

QTEST_GUILESS_MAIN(GatewayTest)
#include "gateway_test.moc"
