// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/admin.h"
#include "shared/protocol/identity.h"
#include "shared/protocol/invite.h"
#include "shared/protocol/mentorship.h"
#include "shared/protocol/profile.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

#include <QTest>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using namespace gremio;
using namespace Qt::StringLiterals;
using test::Engine;
using test::HttpAnswer;
using test::HttpClient;
using test::RunningServer;

namespace {
const QString password = u"seven maple ladders"_s;
} // namespace

/// What a client may rely on when an answer was lost or somebody else was quicker: Idempotency-Key and
/// If-Match, against a real server.
class RetriesTest : public QObject {
    Q_OBJECT

    struct Person {
        UserId id;
        QString token;
    };

    static Person join(RunningServer& server, const QString& name, SignUpRole role)
    {
        RegisterBody body;
        body.email = name + u"@example.org"_s;
        body.password = password;
        body.displayName = name;
        body.role = role;
        const auto answer = HttpClient(server.port()).post("/api/v1/auth/register", body).as<SignedIn>();
        return {answer.user.id, answer.accessToken};
    }

    static QString adminToken(RunningServer& server)
    {
        const QString email = u"admin@example.org"_s;
        if (server.run({u"admin"_s, u"create"_s, u"--email"_s, email, u"--name"_s, u"Admin"_s},
                password.toUtf8() + '\n')
            != 0)
            qFatal("no admin was made");
        return HttpClient(server.port())
            .post("/api/v1/auth/login", LoginBody{email, password})
            .as<SignedIn>()
            .accessToken;
    }

    static HttpAnswer keyed(
        HttpClient& client, const QByteArray& path, const QByteArray& body, const QByteArray& key)
    {
        return client.send("POST", path, body, "Idempotency-Key: " + key + "\r\n");
    }

    static QByteArray ask(const Person& mentor, const QString& message = u"Please"_s)
    {
        CreateRequestBody body;
        body.mentorId = mentor.id;
        body.message = message;
        return toJson(body);
    }

    static std::size_t openRequests(HttpClient& client)
    {
        return client.get("/api/v1/requests?direction=out&status=pending")
            .as<Page<MentorshipRequest>>()
            .items.size();
    }

private Q_SLOTS:
    void theSameAgainIsDoneOnce_data() { test::engines(); }
    void theSameAgainIsDoneOnce()
    {
        QFETCH(Engine, engine);
        RunningServer server(engine);
        const Person mentor = join(server, u"mentor"_s, SignUpRole::Mentor);
        const Person lucia = join(server, u"lucia"_s, SignUpRole::Apprentice);
        const Person rosa = join(server, u"rosa"_s, SignUpRole::Apprentice);
        HttpClient client(server.port(), lucia.token);

        const HttpAnswer first = keyed(client, "/api/v1/requests", ask(mentor), "k-1");
        QCOMPARE(first.status, 201);
        QVERIFY(first.header("idempotency-replayed").isEmpty());
        const HttpAnswer again = keyed(client, "/api/v1/requests", ask(mentor), "k-1");
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.header("idempotency-replayed"), "true");
        QCOMPARE(again.header("content-type"), first.header("content-type"));
        QCOMPARE(openRequests(client), std::size_t(1));

        // What is not the same request does not get its answer.
        const auto other = keyed(client, "/api/v1/requests", ask(mentor, u"Other words"_s), "k-1");
        QCOMPARE(other.status, 422);
        QCOMPARE(other.problem(), "idempotency-mismatch");
        const auto id = first.as<MentorshipRequest>().id.toByteArray();
        QCOMPARE(keyed(client, "/api/v1/requests/" + id + "/withdraw", {}, "k-1").problem(),
            "idempotency-mismatch");

        // Somebody else's key is somebody else's, and without a key nothing is kept.
        HttpClient hers(server.port(), rosa.token);
        QCOMPARE(keyed(hers, "/api/v1/requests", ask(mentor), "k-1").status, 201);
        QCOMPARE(client.post("/api/v1/requests", ask(mentor)).problem(), "request-pending");

        // A refusal did nothing; the same key may try again.
        QCOMPARE(keyed(client, "/api/v1/requests", ask(mentor), "k-2").problem(), "request-pending");
        QCOMPARE(keyed(client, "/api/v1/requests/" + id + "/withdraw", {}, "k-3").status, 200);
        QCOMPARE(keyed(client, "/api/v1/requests/" + id + "/withdraw", {}, "k-3").status, 200);
        QCOMPARE(keyed(client, "/api/v1/requests", ask(mentor), "k-2").status, 201);

        for (const QByteArray& bad :
            {QByteArray(), QByteArray("a b"), QByteArray(256, 'k'), QByteArray("\xc3\xb1")})
            QCOMPARE(keyed(client, "/api/v1/requests", ask(mentor), bad).problem(), "validation-failed");
        QCOMPARE(
            client
                .send("POST", "/api/v1/requests", ask(mentor), "Idempotency-Key: a\r\nIdempotency-Key: b\r\n")
                .problem(),
            "validation-failed");
    }

    void afterADayTheKeyIsFree_data() { test::engines(); }
    void afterADayTheKeyIsFree()
    {
        QFETCH(Engine, engine);
        RunningServer server(engine);
        const Person mentor = join(server, u"mentor"_s, SignUpRole::Mentor);
        const Person lucia = join(server, u"lucia"_s, SignUpRole::Apprentice);
        HttpClient client(server.port(), lucia.token);
        const HttpAnswer first = keyed(client, "/api/v1/requests", ask(mentor), "day");
        QCOMPARE(first.status, 201);
        server.base().execute(u"UPDATE idempotency_keys SET created_at = created_at - 86390000"_s);
        QCOMPARE(keyed(client, "/api/v1/requests", ask(mentor), "day").body, first.body);
        server.base().execute(u"UPDATE idempotency_keys SET created_at = created_at - 10000"_s);
        QCOMPARE(keyed(client, "/api/v1/requests", ask(mentor), "day").problem(), "request-pending");
        const QByteArray id = first.as<MentorshipRequest>().id.toByteArray();
        QCOMPARE(keyed(client, "/api/v1/requests/" + id + "/withdraw", {}, "day").status, 200);

        // What is too old goes when others come; what an account was answered goes with it.
        server.base().execute(u"UPDATE idempotency_keys SET created_at = created_at - 86400000"_s);
        QCOMPARE(keyed(client, "/api/v1/requests", ask(mentor), "next").status, 201);
        QCOMPARE(kept(server), 1);
        QCOMPARE(client.remove("/api/v1/users/me", R"({"password":"seven maple ladders"})").status, 204);
        QCOMPARE(kept(server), 0);
    }

    void ofManyAtOnceOneIsDone_data() { test::engines(); }
    void ofManyAtOnceOneIsDone()
    {
        QFETCH(Engine, engine);
        RunningServer server(engine);
        const Person mentor = join(server, u"mentor"_s, SignUpRole::Mentor);
        const Person lucia = join(server, u"lucia"_s, SignUpRole::Apprentice);
        std::atomic<int> made = 0;
        std::atomic<int> replayed = 0;
        std::atomic<int> running = 0;
        std::atomic<int> odd = 0;
        std::vector<std::thread> racers;
        racers.reserve(20);
        for (int i = 0; i < 20; ++i) {
            racers.emplace_back([&] {
                HttpClient client(server.port(), lucia.token);
                for (int k = 0; k < 5; ++k) {
                    const HttpAnswer answer = keyed(client, "/api/v1/requests", ask(mentor), "race");
                    if (answer.status == 201)
                        ++(answer.header("idempotency-replayed").isEmpty() ? made : replayed);
                    else
                        ++(answer.problem() == "idempotency-in-flight" ? running : odd);
                }
            });
        }
        for (auto& racer : racers)
            racer.join();
        QCOMPARE(odd.load(), 0);
        QCOMPARE(made.load(), 1);
        QCOMPARE(replayed + running, 99);
        QVERIFY(replayed > 0);
    }

    /// Whatever the moment of the crash: a request sent again under its key was either done, and is told so,
    /// or was not, and is done now.
    void aCrashDoesNothingTwice_data() { test::engines(); }
    void aCrashDoesNothingTwice()
    {
        QFETCH(Engine, engine);
        RunningServer server(engine);
        QCOMPARE(server.run({u"admin"_s, u"create"_s, u"--email"_s, u"a@example.org"_s, u"--name"_s, u"A"_s},
                     "seven maple ladders\n"),
            0);
        const auto token =
            HttpClient(server.port())
                .post("/api/v1/auth/login", LoginBody{u"a@example.org"_s, u"seven maple ladders"_s})
                .as<SignedIn>()
                .accessToken;
        const auto add = [](HttpClient& client, int number) {
            const QByteArray n = QByteArray::number(number);
            return keyed(client, "/api/v1/categories",
                "{\"nameEn\":\"E" + n + "\",\"nameEs\":\"S" + n + "\"}", "crash-" + n);
        };
        std::atomic<int> next = 0;
        std::atomic<int> done = 0;
        std::vector<std::thread> senders;
        senders.reserve(4);
        for (int i = 0; i < 4; ++i) {
            senders.emplace_back([&] {
                HttpClient client(server.port(), token);
                while (add(client, next++).status == 201)
                    ++done;
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT(done > 40, 60'000);
        server.kill();
        for (auto& sender : senders)
            sender.join();
        server.start();
        HttpClient client(server.port(), token);
        const int all = next;
        QVERIFY(all > done);
        for (int number = 0; number < all; ++number)
            QCOMPARE(add(client, number).status, 201);
    }

    void nobodyOverwritesWhatTheyDidNotSee_data() { test::engines(); }
    void nobodyOverwritesWhatTheyDidNotSee()
    {
        QFETCH(Engine, engine);
        RunningServer server(engine);
        const Person lucia = join(server, u"lucia"_s, SignUpRole::Apprentice);
        HttpClient client(server.port(), lucia.token);
        for (const QByteArray& path : {QByteArray("/api/v1/profile"), QByteArray("/api/v1/users/me")}) {
            const auto body = [&path](int number) {
                const QByteArray n = QByteArray::number(number);
                return path.endsWith("me")
                    ? "{\"displayName\":\"L " + n + "\",\"locale\":\"es\",\"timeZone\":\"UTC\"}"
                    : "{\"headline\":\"H " + n + "\"}";
            };
            const auto put = [&](int number, const QByteArray& match) {
                return client.send("PUT", path, body(number), "If-Match: " + match + "\r\n");
            };
            const QByteArray seen = client.get(path).header("etag");
            const HttpAnswer changed = put(1, seen);
            QCOMPARE(changed.status, 200);
            const HttpAnswer now = client.get(path);
            QCOMPARE(changed.header("etag"), now.header("etag"));
            QVERIFY(now.header("etag") != seen);

            const HttpAnswer late = put(2, seen);
            QCOMPARE(late.status, 412);
            QCOMPARE(late.problem(), "precondition-failed");
            QCOMPARE(put(2, "W/" + now.header("etag")).status, 412); // a weak tag does not match here
            QCOMPARE(put(2, "nonsense").status, 412);
            QCOMPARE(client.get(path).body, now.body);

            QCOMPARE(put(3, "\"x\", " + now.header("etag")).status, 200);
            QCOMPARE(put(4, "*").status, 200);
            QCOMPARE(client.put(path, body(5)).status, 200); // who does not ask is not held to it

            // Of many who saw the same, one.
            const QByteArray same = client.get(path).header("etag");
            std::atomic<int> good = 0;
            std::atomic<int> late412 = 0;
            std::vector<std::thread> racers;
            racers.reserve(16);
            for (int i = 0; i < 16; ++i) {
                racers.emplace_back([&, i] {
                    HttpClient racer(server.port(), lucia.token);
                    const int status =
                        racer.send("PUT", path, body(100 + i), "If-Match: " + same + "\r\n").status;
                    good += status == 200 ? 1 : 0;
                    late412 += status == 412 ? 1 : 0;
                });
            }
            for (auto& racer : racers)
                racer.join();
            QCOMPARE(good.load(), 1);
            QCOMPARE(late412.load(), 15);
        }
    }

    /// When somebody was seen last changes by itself and is not what an admin decides on.
    void beingSeenIsNoChange_data() { test::engines(); }
    void beingSeenIsNoChange()
    {
        QFETCH(Engine, engine);
        RunningServer server(engine);
        const Person lucia = join(server, u"lucia"_s, SignUpRole::Apprentice);
        HttpClient admin(server.port(), adminToken(server));
        const QByteArray path = "/api/v1/admin/users/" + lucia.id.toByteArray();
        const HttpAnswer before = admin.get(path);
        HttpClient other(server.port());
        LoginBody body;
        body.email = u"lucia@example.org"_s;
        body.password = password;
        QCOMPARE(other.post("/api/v1/auth/login", body).status, 200);
        const HttpAnswer after = admin.get(path);
        QVERIFY(after.as<AdminUser>().lastSeenAt != before.as<AdminUser>().lastSeenAt);
        QCOMPARE(after.header("etag"), before.header("etag"));
        QCOMPARE(admin.send("GET", path, {}, "If-None-Match: " + after.header("etag") + "\r\n").status, 200);
        const auto roles = [&](const char* words) {
            return admin.send("PUT", path + "/roles", words, "If-Match: " + before.header("etag") + "\r\n");
        };
        const HttpAnswer changed = roles(R"({"roles":["mentor"]})");
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.header("etag"), admin.get(path).header("etag"));
        QCOMPARE(roles(R"({"roles":["apprentice"]})").status, 412);
    }

    /// The code is secret and kept nowhere, and yet comes again.
    void anInviteIsMadeOnce_data() { test::engines(); }
    void anInviteIsMadeOnce()
    {
        QFETCH(Engine, engine);
        RunningServer server(engine);
        const QString token = adminToken(server);
        HttpClient admin(server.port(), token);
        const auto invite = [&](const QByteArray& key, const QByteArray& body) {
            return admin.send("POST", "/api/v1/admin/invites", body, "Idempotency-Key: " + key + "\r\n");
        };
        const HttpAnswer first = invite("one", R"({"roles":["mentor"]})");
        QCOMPARE(first.status, 201);
        const HttpAnswer again = invite("one", R"({"roles":["mentor"]})");
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.header("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(invite("one", R"({"roles":["admin"]})").problem(), QByteArray("idempotency-mismatch"));
        QVERIFY(invite("two", R"({"roles":["mentor"]})").body != first.body);

        std::atomic<int> made = 0;
        std::set<QByteArray> bodies;
        std::mutex mutex;
        std::vector<std::thread> racers;
        for (int i = 0; i < 12; ++i) {
            racers.emplace_back([&] {
                HttpClient racer(server.port(), token);
                const HttpAnswer answer =
                    racer.send("POST", "/api/v1/admin/invites", "{}", "Idempotency-Key: three\r\n");
                const std::lock_guard lock(mutex);
                if (answer.status == 201) {
                    ++made;
                    bodies.insert(answer.body);
                }
            });
        }
        for (auto& racer : racers)
            racer.join();
        QVERIFY(made > 0);
        QCOMPARE(bodies.size(), std::size_t(1));
        QCOMPARE(admin.get("/api/v1/admin/invites").as<Page<Invite>>().items.size(), std::size_t(3));

        // And it works.
        RegisterBody body;
        body.email = u"mia@example.org"_s;
        body.password = password;
        body.displayName = u"Mia"_s;
        body.inviteCode = first.as<IssuedInvite>().code;
        HttpClient guest(server.port());
        QCOMPARE(
            guest.post("/api/v1/auth/register", body).as<SignedIn>().user.roles, std::vector{Role::Mentor});
        // The database has no code, nor has what is kept of the answers.
        const auto kept = server.base().database().readNow([](storage::Transaction& tx) {
            return tx.query(storage::Statement("retries/kept_bodies")).value<QString>().value_or(QString());
        });
        QVERIFY(!kept.contains(first.as<IssuedInvite>().code));
    }

private:
    /// How many answers the server keeps.
    static int kept(RunningServer& server)
    {
        return server.base().database().readNow([](storage::Transaction& tx) {
            return tx.query(storage::Statement("retries/count_kept")).value<int>().value_or(-1);
        });
    }
};

QTEST_GUILESS_MAIN(RetriesTest)
#include "retries_test.moc"
