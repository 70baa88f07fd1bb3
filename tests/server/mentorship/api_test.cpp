// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/gateway.h"
#include "server/http/server.h"
#include "server/mentorship/mentorship_routes.h"
#include "tests/server/mentorship/stage.h"
#include "tests/support/http_client.h"

#include <QTcpSocket>
#include <QTest>

#include <map>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The routes of mentorship behind a real HTTP server.
class Served {
public:
    explicit Served(Engine engine)
        : stage(engine, 8)
    {
        mentorship::addMentorshipRoutes(m_routes, stage.mentorship);
        m_gateway = std::make_unique<api::Gateway>(
            m_routes, api::Runtime{stage.base.database(), stage.authenticator, m_lane});
        m_server = std::make_unique<http::Server>(http::ServerConfig(), *m_gateway);
        if (const auto error = m_server->start())
            qFatal("%s", qPrintable(*error));
    }

    quint16 port() const { return m_server->port(); }
    HttpClient client(UserId user) { return HttpClient(port(), stage.tokenOf(user)); }

    Stage stage;

private:
    api::SlowLane m_lane;
    api::RouteTable m_routes;
    std::unique_ptr<api::Gateway> m_gateway;
    std::unique_ptr<http::Server> m_server; // goes first
};

CreateRequestBody asking(UserId mentor)
{
    return {mentor, u"Please teach me"_s, {u"Kafka"_s}};
}

QByteArray path(const MentorshipRequest& request, const char* verb = "")
{
    return "/api/v1/requests/" + request.id.toByteArray() + verb;
}

QByteArray path(const Mentorship& mentorship, const char* verb = "")
{
    return "/api/v1/mentorships/" + mentorship.id.toByteArray() + verb;
}

/// Sends all of them, each over a connection of its own that is open already, before it reads an answer. How
/// often each status and problem came.
std::map<QByteArray, int> race(quint16 port, const std::vector<QByteArray>& requests)
{
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        sockets.push_back(std::make_unique<QTcpSocket>());
        sockets.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        if (!sockets.back()->waitForConnected(20'000))
            return {{"no connection", 1}};
    }
    for (std::size_t i = 0; i < requests.size(); ++i) {
        sockets[i]->write(requests[i]);
        sockets[i]->flush();
    }
    std::map<QByteArray, int> tally;
    for (const auto& socket : sockets) {
        QByteArray answer;
        do // the server closes after its answer, as it was asked to
            answer += socket->readAll();
        while (socket->waitForReadyRead(20'000));
        answer += socket->readAll();
        const qsizetype slug = answer.indexOf("/problems/");
        const QByteArray problem = slug < 0 ? "" : answer.mid(slug, answer.indexOf('"', slug) - slug);
        ++tally[answer.mid(9, 3) + problem];
    }
    return tally;
}

QByteArray rawPost(const QByteArray& target, const QString& token, const QByteArray& json)
{
    return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
        + token.toLatin1() + "\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(json.size()) + "\r\n\r\n" + json;
}

} // namespace

/// Requests and mentorships over HTTP.
class MentorshipApiTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fromAskingToTheEnd_data() { engines(); }
    void fromAskingToTheEnd()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const UserId mentorId = served.stage.mentor();
        HttpClient mentor = served.client(mentorId);
        HttpClient apprentice = served.client(served.stage.apprentice());

        const HttpAnswer sent = apprentice.post("/api/v1/requests", asking(mentorId));
        QCOMPARE(sent.status, 201);
        const auto request = sent.as<MentorshipRequest>();
        QCOMPARE(request.status, RequestStatus::Pending);
        QCOMPARE(request.mentor.id, mentorId);

        const HttpAnswer inbox = mentor.get("/api/v1/requests?direction=in&status=pending");
        QCOMPARE(inbox.status, 200);
        QVERIFY(inbox.as<Page<MentorshipRequest>>().items == std::vector{request});
        const QByteArray etag = "If-None-Match: " + inbox.header("etag") + "\r\n";
        QCOMPARE(mentor.get("/api/v1/requests?direction=in&status=pending", etag).status, 304);

        const HttpAnswer accepted = mentor.post(path(request, "/accept"));
        QCOMPARE(accepted.status, 200);
        const auto [settled, mentorship] = accepted.as<AcceptedRequest>();
        QCOMPARE(settled.status, RequestStatus::Accepted);
        QCOMPARE(mentor.get("/api/v1/requests?direction=in&status=pending", etag).status, 200);
        QVERIFY(apprentice.get(path(request)).as<MentorshipRequest>() == settled);
        QVERIFY(apprentice.get(path(mentorship)).as<Mentorship>() == mentorship);
        QVERIFY(apprentice.get("/api/v1/mentorships?status=active").as<Page<Mentorship>>().items
            == std::vector{mentorship});

        const HttpAnswer ended = apprentice.post(path(mentorship, "/end"));
        QCOMPARE(ended.status, 200);
        QCOMPARE(ended.as<Mentorship>().status, MentorshipStatus::Ended);
        QCOMPARE(mentor.post(path(mentorship, "/end")).problem(), "mentorship-not-active");
        QCOMPARE(mentor.get("/api/v1/mentorships?status=active").as<Page<Mentorship>>().items.size(),
            std::size_t(0));
    }

    void decliningAndWithdrawing_data() { engines(); }
    void decliningAndWithdrawing()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const UserId mentorId = served.stage.mentor();
        HttpClient mentor = served.client(mentorId);
        HttpClient apprentice = served.client(served.stage.apprentice());
        const auto first = apprentice.post("/api/v1/requests", asking(mentorId)).as<MentorshipRequest>();
        const HttpAnswer declined = mentor.post(path(first, "/decline"), R"({"reason":"No hueco"})");
        QCOMPARE(declined.status, 200);
        QCOMPARE(declined.as<MentorshipRequest>().declineReason, std::optional(u"No hueco"_s));
        const auto second = apprentice.post("/api/v1/requests", asking(mentorId)).as<MentorshipRequest>();
        QCOMPARE(apprentice.post(path(second, "/withdraw")).as<MentorshipRequest>().status,
            RequestStatus::Withdrawn);
        for (const char* verb : {"/accept", "/decline"}) {
            const HttpAnswer late = mentor.post(path(second, verb), "{}");
            QCOMPARE(late.status, 409);
            QCOMPARE(late.problem(), "request-not-pending");
        }
        QCOMPARE(apprentice.post(path(first, "/withdraw")).problem(), "request-not-pending");
    }

    void tellsEachRule_data() { engines(); }
    void tellsEachRule()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        Stage& stage = served.stage;
        const UserId both = stage.person({Role::Apprentice, Role::Mentor});
        HttpClient client = served.client(both);
        const auto told = [&](UserId mentor) {
            const HttpAnswer answer = client.post("/api/v1/requests", asking(mentor));
            return QByteArray::number(answer.status) + ' ' + answer.problem();
        };
        QCOMPARE(told(both), "409 request-to-self");
        QCOMPARE(told(UserId::generate(stage.base.clock.now())), "404 not-found");
        QCOMPARE(told(stage.apprentice()), "404 not-found");
        QCOMPARE(told(stage.mentor(3, false)), "409 mentor-unavailable");
        const UserId mentor = stage.mentor(1);
        QCOMPARE(told(mentor), "201 ");
        QCOMPARE(told(mentor), "409 request-pending");
        stage.accept(mentor, stage.send(stage.apprentice(), mentor).id);
        const auto mine = client.get("/api/v1/requests").as<Page<MentorshipRequest>>().items.front();
        const HttpAnswer full = served.client(mentor).post(path(mine, "/accept"));
        QCOMPARE(full.status, 409);
        QCOMPARE(full.problem(), "mentor-full");
        client.post(path(mine, "/withdraw"));
        QCOMPARE(told(mentor), "409 mentor-full");
        const UserId other = stage.mentor();
        stage.accept(other, stage.send(both, other).id);
        QCOMPARE(told(other), "409 already-in-mentorship");
        for (int i = 0; i < 5; ++i)
            QCOMPARE(told(stage.mentor()), "201 ");
        QCOMPARE(told(stage.mentor()), "409 too-many-open-requests");
    }

    void isForThoseItIsFor_data() { engines(); }
    void isForThoseItIsFor()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        Stage& stage = served.stage;
        const UserId mentorId = stage.mentor();
        const UserId apprenticeId = stage.apprentice();
        const MentorshipRequest request = stage.send(apprenticeId, mentorId);
        const UserId learner = stage.apprentice();
        const Mentorship mentorship = stage.accept(mentorId, stage.send(learner, mentorId).id).mentorship;
        HttpClient nobody(served.port());
        HttpClient stranger = served.client(stage.person({Role::Apprentice, Role::Mentor}));
        HttpClient mentor = served.client(mentorId);
        HttpClient apprentice = served.client(apprenticeId);

        struct Route {
            const char* method;
            QByteArray path;
            QByteArray body;
        };
        const std::vector<Route> objects{{"GET", path(request), {}}, {"POST", path(request, "/accept"), {}},
            {"POST", path(request, "/decline"), "{}"}, {"POST", path(request, "/withdraw"), {}},
            {"GET", path(mentorship), {}}, {"POST", path(mentorship, "/end"), {}}};
        for (const Route& route : objects) {
            QCOMPARE(nobody.send(route.method, route.path, route.body).status, 401);
            const HttpAnswer theirs = stranger.send(route.method, route.path, route.body);
            QCOMPARE(theirs.status, 404);
            QCOMPARE(theirs.problem(), "not-found");
            QByteArray missing = route.path;
            missing[missing.indexOf("s/") + 2] = missing[missing.indexOf("s/") + 2] == 'f' ? 'e' : 'f';
            QCOMPARE(stranger.send(route.method, missing, route.body).body.size(), theirs.body.size());
            QByteArray noId = route.path;
            noId.replace(request.id.toByteArray(), "7").replace(mentorship.id.toByteArray(), "7");
            QCOMPARE(stranger.send(route.method, noId, route.body).status, 404);
        }
        for (const char* list : {"/api/v1/requests", "/api/v1/mentorships"}) {
            QCOMPARE(nobody.get(list).status, 401);
            QVERIFY(!stranger.get(list).body.contains(mentorId.toByteArray()));
        }
        QCOMPARE(nobody.post("/api/v1/requests", asking(mentorId)).status, 401);
        // Who is not of the role, or on the other side of it.
        QCOMPARE(mentor.post("/api/v1/requests", asking(mentorId)).status, 403);
        QCOMPARE(apprentice.post(path(request, "/accept")).status, 403);
        QCOMPARE(apprentice.post(path(request, "/decline"), "{}").status, 403);
        QCOMPARE(mentor.post(path(request, "/withdraw")).status, 403);
        QCOMPARE(stage.see(apprenticeId, request.id).status, RequestStatus::Pending);
    }

    void isAskedBadly_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("pointer");
        const QByteArray id = "\"mentorId\":\"01932b5c-7a00-7000-8000-000000000000\"";
        const QByteArray said = ",\"message\":\"Hi\"";
        const auto row = [](const char* name, const QByteArray& body, int status, const char* pointer) {
            QTest::newRow(name) << body << status << QByteArray(pointer);
        };
        row("nothing", "{}", 422, "/mentorId");
        row("no JSON", "mentor", 400, "");
        row("a list", "[]", 422, "");
        row("no message", '{' + id + '}', 422, "/message");
        row("empty message", '{' + id + ",\"message\":\"\"}", 422, "/message");
        row("long message", '{' + id + ",\"message\":\"" + QByteArray(1001, 'x') + "\"}", 422, "/message");
        row("NUL in the message", '{' + id + ",\"message\":\"a\\u0000b\"}", 422, "/message");
        row("number for message", '{' + id + ",\"message\":7}", 422, "/message");
        row("no id", "{\"mentorId\":\"7\"" + said + '}', 422, "/mentorId");
        row("SQL for id", "{\"mentorId\":\"' OR 1=1 --\"" + said + '}', 422, "/mentorId");
        row("status", '{' + id + said + ",\"status\":\"accepted\"}", 422, "/status");
        row("id twice", '{' + id + ',' + id + said + '}', 400, "");
        row("skill twice", '{' + id + said + R"(,"skills":["Go","Go"]})", 422, "/skills");
        row("skill of two lines", '{' + id + said + R"(,"skills":["Go\nC"]})", 422, "/skills/0");
        row("empty skill", '{' + id + said + R"(,"skills":[""]})", 422, "/skills/0");
        row("eleven skills", '{' + id + said + R"(,"skills":["a","b","c","d","e","f","g","h","i","j","k"]})",
            422, "/skills");
        row("null", '{' + id + said + R"(,"skills":null})", 422, "/skills");
    }
    void isAskedBadly()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, pointer);
        Served served(Engine::Sqlite);
        const UserId apprentice = served.stage.apprentice();
        const HttpAnswer answer = served.client(apprentice).post("/api/v1/requests", body);
        QCOMPARE(answer.status, status);
        if (!pointer.isEmpty())
            QVERIFY2(answer.body.contains("\"pointer\":\"" + pointer), answer.body);
        QCOMPARE(served.stage.openRequests(apprentice), 0);
    }

    void goesThroughPages_data() { engines(); }
    void goesThroughPages()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const UserId me = served.stage.mentor(50);
        for (const UserId apprentice : served.stage.people(7, {Role::Apprentice})) {
            served.stage.accept(me, served.stage.send(apprentice, me).id);
            served.stage.base.clock.advance(1ms);
        }
        HttpClient client = served.client(me);
        for (const auto& list :
            {QByteArray("/api/v1/requests?limit=3"), QByteArray("/api/v1/mentorships?limit=3")}) {
            QByteArray body;
            std::vector<std::size_t> sizes;
            QByteArray cursor;
            do {
                const HttpAnswer answer = client.get(list + cursor);
                QCOMPARE(answer.status, 200);
                std::optional<QString> next;
                if (list.contains("requests")) {
                    const auto page = answer.as<Page<MentorshipRequest>>();
                    sizes.push_back(page.items.size());
                    next = page.nextCursor;
                } else {
                    const auto page = answer.as<Page<Mentorship>>();
                    sizes.push_back(page.items.size());
                    next = page.nextCursor;
                }
                cursor = next ? "&cursor=" + next->toLatin1() : QByteArray();
            } while (!cursor.isEmpty());
            QCOMPARE(sizes, (std::vector<std::size_t>{3, 3, 1}));
            for (const char* wrong : {"&cursor=x", "&cursor=e30", "&limit=0", "&status=lost", "&page=2"})
                QCOMPARE(client.get(list + wrong).status, 422);
        }
        QCOMPARE(client.get("/api/v1/requests?direction=up").status, 422);
    }

    void twoHundredSendTheSame_data() { engines(); }
    void twoHundredSendTheSame()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const UserId apprentice = served.stage.apprentice();
        const QByteArray request = rawPost(
            "/api/v1/requests", served.stage.tokenOf(apprentice), toJson(asking(served.stage.mentor())));
        const auto tally = race(served.port(), std::vector(200, request));
        QCOMPARE(tally, (std::map<QByteArray, int>{{"201", 1}, {"409/problems/request-pending", 199}}));
        QCOMPARE(served.stage.requestsThatAre(RequestStatus::Pending), 1);
        QCOMPARE(served.stage.openRequests(apprentice), 1);
    }

    void twoHundredAcceptTheLastPlace_data() { engines(); }
    void twoHundredAcceptTheLastPlace()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const UserId mentor = served.stage.mentor(1);
        const QString token = served.stage.tokenOf(mentor);
        std::vector<QByteArray> requests;
        for (const UserId apprentice : served.stage.people(200, {Role::Apprentice}))
            requests.push_back(rawPost(path(served.stage.send(apprentice, mentor), "/accept"), token, "{}"));
        const auto tally = race(served.port(), requests);
        QCOMPARE(tally, (std::map<QByteArray, int>{{"200", 1}, {"409/problems/mentor-full", 199}}));
        QCOMPARE(served.stage.takenPlaces(mentor), 1);
        QCOMPARE(served.stage.activeMentorships(), 1);
        QCOMPARE(served.stage.requestsThatAre(RequestStatus::Pending), 199);
    }
};

QTEST_GUILESS_MAIN(MentorshipApiTest)
#include "api_test.moc"
