// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/gateway.h"
#include "server/directory/directory_routes.h"
#include "server/http/server.h"
#include "server/identity/sign_ins.h"
#include "server/identity/token_authenticator.h"
#include "tests/server/directory/directory_fixture.h"
#include "tests/support/http_client.h"

#include <QTest>
#include <QUrl>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

/// The routes of the directory behind a real HTTP server.
class Served {
public:
    explicit Served(Engine engine)
        : f(engine)
    {
        directory::addDirectoryRoutes(m_routes, m_service, m_search);
        m_gateway =
            std::make_unique<api::Gateway>(m_routes, api::Runtime{f.database(), m_authenticator, m_lane});
        m_server = std::make_unique<http::Server>(http::ServerConfig(), *m_gateway);
        if (const auto error = m_server->start())
            qFatal("%s", qPrintable(*error));
    }

    HttpClient nobody() { return HttpClient(m_server->port()); }
    HttpClient client(UserId user)
    {
        const auto started = f.write([&](auto& tx) { return identity::sign_ins::begin(tx, user); });
        return HttpClient(
            m_server->port(), QString::fromLatin1(m_tokens.make(user, started.signIn, f.base.clock.now())));
    }
    HttpClient newClient(const QString& name, Role role)
    {
        return client(f.write([&](auto& tx) { return f.addUser(tx, name, {role}); }));
    }

    DirectoryFixture f;

private:
    const identity::AccessTokens m_tokens{identity::SigningKey::fromSeed({})};
    identity::TokenAuthenticator m_authenticator{m_tokens, f.base.clock};
    directory::DirectoryService m_service;
    directory::MentorSearch m_search;
    api::SlowLane m_lane;
    api::RouteTable m_routes;
    std::unique_ptr<api::Gateway> m_gateway;
    std::unique_ptr<http::Server> m_server; // goes first
};

QByteArray mentors(const QString& q)
{
    return "/api/v1/mentors?q=" + QUrl::toPercentEncoding(q);
}

} // namespace

class DirectoryApiTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aProfileIsFoundAtOnce_data() { engines(); }
    void aProfileIsFoundAtOnce()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        HttpClient ana = served.newClient(u"Ana Núñez"_s, Role::Mentor);
        HttpClient luis = served.newClient(u"Luis"_s, Role::Apprentice);
        HttpClient admin = served.newClient(u"Ada"_s, Role::Admin);
        const HttpAnswer added = admin.post("/api/v1/categories", CategoryBody{u"Science"_s, u"Ciencia"_s});
        QCOMPARE(added.status, 201);

        ProfileBody body;
        body.headline = u"Programación en C++"_s;
        body.skills = {u"C++"_s, u"Diseño"_s};
        body.languages = {u"es"_s};
        body.categories = {added.as<Category>().id};
        const HttpAnswer put = ana.put("/api/v1/profile", body);
        QCOMPARE(put.status, 200);
        const Profile profile = put.as<Profile>();
        QCOMPARE(ana.get("/api/v1/profile").as<Profile>(), profile);

        const MentorPage page = luis.get(mentors(u"programacion c++"_s)).as<MentorPage>();
        QCOMPARE(page.items.size(), std::size_t(1));
        QCOMPARE(page.items[0].displayName, u"Ana Núñez"_s);
        const Mentor mentor = luis.get("/api/v1/mentors/" + profile.userId.toByteArray()).as<Mentor>();
        QCOMPARE(mentor.categories.size(), std::size_t(1));
        QCOMPARE(luis.get("/api/v1/skills?q=dise").as<Page<Skill>>().items.at(0).name, u"Diseño"_s);
        QCOMPARE(luis.get("/api/v1/categories").as<CategoryList>().items.size(), std::size_t(1));

        const HttpAnswer first = luis.get(mentors(u"c++"_s));
        const HttpAnswer again =
            luis.get(mentors(u"c++"_s), "If-None-Match: " + first.header("etag") + "\r\n");
        QCOMPARE(again.status, 304);
    }

    void eachProblemIsTold_data() { engines(); }
    void eachProblemIsTold()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        HttpClient ana = served.newClient(u"Ana"_s, Role::Mentor);
        HttpClient admin = served.newClient(u"Ada"_s, Role::Admin);
        HttpClient nobody = served.nobody();
        const QByteArray anybody = UserId::generate(served.f.base.clock.now()).toByteArray();
        const CategoryBody science{u"Science"_s, u"Ciencia"_s};
        const Category category = admin.post("/api/v1/categories", science).as<Category>();
        const QByteArray path = "/api/v1/categories/" + category.id.toByteArray();

        for (const char* route : {"/profile", "/skills", "/categories", "/mentors"})
            QCOMPARE(nobody.get(QByteArray("/api/v1") + route).problem(), "unauthenticated");
        QCOMPARE(ana.post("/api/v1/categories", science).problem(), "forbidden");
        QCOMPARE(ana.put(path, science).problem(), "forbidden");
        QCOMPARE(ana.remove(path).problem(), "forbidden");
        QCOMPARE(admin.post("/api/v1/categories", science).problem(), "category-exists");
        QCOMPARE(
            admin.put("/api/v1/categories/" + anybody, CategoryBody{u"A"_s, u"B"_s}).problem(), "not-found");
        QCOMPARE(ana.get("/api/v1/mentors/" + anybody).problem(), "not-found");
        QCOMPARE(ana.get("/api/v1/mentors/7").problem(), "not-found");
        ProfileBody body;
        body.categories = {category.id};
        QCOMPARE(ana.put("/api/v1/profile", body).status, 200);
        QCOMPARE(admin.remove(path).problem(), "category-in-use");
        QCOMPARE(ana.put("/api/v1/profile", ProfileBody{}).status, 200);
        QCOMPARE(admin.remove(path).status, 204);
        QCOMPARE(admin.remove(path).problem(), "not-found");
    }

    void badQuestionsAreToldByTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("pointer");
        const auto row = [](const char* query, const char* pointer) {
            QTest::newRow(query) << QByteArray(query) << QByteArray(pointer);
        };
        row("limit=0", "?limit");
        row("limit=101", "?limit");
        row("limit=x", "?limit");
        row("minRating=6", "?minRating");
        row("sort=best", "?sort");
        row("language=English", "?language/0");
        row("skill=python", "?skill");
        row("category=1", "?category");
        row("cursor=nonsense", "?cursor");
        row("cursor=e30", "?cursor");
        row("availableFrom=2026-01-01", "?availableFrom");
    }
    void badQuestionsAreToldByTheirPlace()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, pointer);
        Served served(Engine::Sqlite);
        const HttpAnswer answer =
            served.newClient(u"Luis"_s, Role::Apprentice).get("/api/v1/mentors?" + query);
        QCOMPARE(answer.status, 422);
        QVERIFY2(answer.body.contains("\"pointer\":\"" + pointer), answer.body);
    }
};

QTEST_GUILESS_MAIN(DirectoryApiTest)
#include "directory_api_test.moc"
