// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/identity.h"
#include "shared/protocol/invite.h"
#include "shared/protocol/server_info.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

#include <QTest>

using namespace gremio;
using namespace Qt::StringLiterals;

namespace {

const QString password = u"seven maple ladders"_s;

} // namespace

/// What an admin does at the command line while the server runs: it takes effect there, too.
class AdminCommandsTest : public QObject {
    Q_OBJECT

    static RegisterBody rosa()
    {
        RegisterBody body;
        body.email = u"rosa@example.org"_s;
        body.password = password;
        body.displayName = u"Rosa"_s;
        return body;
    }

private Q_SLOTS:
    void invitesAreTheOnlyWay_data() { test::engines(); }
    void invitesAreTheOnlyWay()
    {
        QFETCH(test::Engine, engine);
        const QStringList mode{u"--registration"_s, u"invite"_s};
        test::RunningServer server(engine, mode);
        test::HttpClient client(server.port());
        QCOMPARE(client.get("/api/v1/server").as<ServerInfo>().registration, Registration::Invite);
        RegisterBody body = rosa();
        QCOMPARE(client.post("/api/v1/auth/register", body).problem(), "invite-required");

        QByteArray output;
        QCOMPARE(server.run({u"admin"_s, u"invite"_s, u"--roles"_s, u"king"_s}, {}, &output), 64);
        QCOMPARE(
            server.run({u"admin"_s, u"invite"_s, u"--until"_s, u"2001-01-01T00:00:00Z"_s}, {}, &output), 65);
        QCOMPARE(server.run({u"admin"_s, u"invite"_s, u"--registration"_s, u"closed"_s}, {}, &output), 65);
        QCOMPARE(server.run({u"admin"_s, u"invite"_s, u"--roles"_s, u"mentor,admin"_s}, {}, &output), 0);
        body.inviteCode = QString::fromLatin1(output.split('\n').front());
        const auto answer = client.post("/api/v1/auth/register", body);
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.as<SignedIn>().user.roles, (std::vector{Role::Mentor, Role::Admin}));
        QCOMPARE(client.post("/api/v1/auth/register", body).problem(), "invite-used");
    }

    void actsReachTheServer_data() { test::engines(); }
    void actsReachTheServer()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine);
        test::HttpClient client(server.port());
        const SignedIn account = client.post("/api/v1/auth/register", rosa()).as<SignedIn>();
        client.setToken(account.accessToken);
        QCOMPARE(client.get("/api/v1/users/me").status, 200); // and is remembered
        const QStringList whom{u"--email"_s, account.user.email};

        QByteArray output;
        QCOMPARE(server.run(QStringList{u"admin"_s, u"suspend"_s} + whom, {}, &output), 64); // why?
        QCOMPARE(server.run({u"admin"_s, u"suspend"_s, u"--email"_s, u"nobody@example.org"_s, u"--reason"_s,
                     u"x"_s}),
            65);
        QCOMPARE(
            server.run(QStringList{u"admin"_s, u"suspend"_s, u"--reason"_s, u"Two\nlines"_s} + whom), 64);
        QCOMPARE(server.run(QStringList{u"admin"_s, u"suspend"_s, u"--reason"_s, u"Spam"_s} + whom), 0);
        QTRY_COMPARE_WITH_TIMEOUT(client.get("/api/v1/users/me").problem(), "unauthenticated", 20'000);
        client.setToken({});
        const LoginBody logIn{account.user.email, password};
        QCOMPARE(client.post("/api/v1/auth/login", logIn).problem(), "account-suspended");
        QCOMPARE(server.run(QStringList{u"admin"_s, u"restore"_s} + whom), 0);
        QCOMPARE(client.post("/api/v1/auth/login", logIn).status, 200);
        QCOMPARE(server.run(QStringList{u"admin"_s, u"reset-password"_s} + whom, "password1\n"), 65);
        QCOMPARE(server.run(QStringList{u"admin"_s, u"reset-password"_s} + whom, "nine blue pianos\n"), 0);
        QCOMPARE(client.post("/api/v1/auth/login", logIn).problem(), "wrong-credentials");
        QCOMPARE(
            client.post("/api/v1/auth/login", LoginBody{logIn.email, u"nine blue pianos"_s}).status, 200);
        QCOMPARE(server.run({u"admin"_s, u"audit"_s, u"verify"_s}, {}, &output), 0);
        QVERIFY2(output.contains("3 rows"), output.constData());
        server.base().execute(u"UPDATE audit_log SET details = '[]' WHERE seq = 1"_s);
        QCOMPARE(server.run({u"admin"_s, u"audit"_s, u"verify"_s}, {}, &output), 65);
        QCOMPARE(server.run({u"check"_s}, {}, &output), 65);
        QVERIFY2(output.contains("damaged  at row 1: it was altered"), output.constData());
    }

    void aNewKeyIsTaken_data() { test::engines(); }
    void aNewKeyIsTaken()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine);
        test::HttpClient client(server.port());
        const SignedIn before = client.post("/api/v1/auth/register", rosa()).as<SignedIn>();
        client.setToken(before.accessToken);
        QCOMPARE(client.get("/api/v1/users/me").status, 200);
        QCOMPARE(server.run({u"admin"_s, u"keys"_s, u"rotate"_s}), 0);
        QTRY_COMPARE_WITH_TIMEOUT(client.get("/api/v1/users/me").problem(), "unauthenticated", 20'000);
        // The sign-in itself goes on.
        client.setToken({});
        const auto refreshed = client.post("/api/v1/auth/refresh", RefreshBody{before.refreshToken});
        QCOMPARE(refreshed.status, 200);
        client.setToken(refreshed.as<SignedIn>().accessToken);
        QCOMPARE(client.get("/api/v1/users/me").status, 200);
    }
};

QTEST_GUILESS_MAIN(AdminCommandsTest)
#include "admin_commands_test.moc"
