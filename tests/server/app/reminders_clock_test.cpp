// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/connection.h"
#include "shared/core/instant.h"
#include "shared/protocol/identity.h"
#include "shared/protocol/mentorship_request.h"
#include "shared/protocol/session.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"
#include "tests/support/wrong_clock.h"

#include <QTest>

#include <optional>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

SignedIn signUp(quint16 port, const char* name, const char* role)
{
    HttpClient client(port);
    return client
        .post("/api/v1/auth/register",
            QByteArray(
                R"({"email":"%1@example.org","password":"seven maple ladders","displayName":"%1","role":"%2"})")
                .replace("%1", name)
                .replace("%2", role))
        .as<SignedIn>();
}

/// Keeps every firing, so that one too many is seen.
void keepCount(TestDatabase& base, Engine engine)
{
    base.execute(u"CREATE TABLE fired (session_id TEXT NOT NULL, minutes INTEGER NOT NULL)"_s);
    if (engine == Engine::Sqlite) {
        base.execute(
            u"CREATE TRIGGER fired_now AFTER UPDATE ON session_reminders WHEN new.fired_at IS NOT NULL "
            "BEGIN INSERT INTO fired VALUES (new.session_id, new.minutes); END"_s);
        return;
    }
    base.execute(u"CREATE FUNCTION keep_fired() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN "
                 "INSERT INTO fired VALUES (new.session_id, new.minutes); RETURN new; END'"_s);
    base.execute(u"CREATE TRIGGER fired_now AFTER UPDATE ON session_reminders FOR EACH ROW "
                 "WHEN (new.fired_at IS NOT NULL) EXECUTE FUNCTION keep_fired()"_s);
}

} // namespace

/// gremio-server with a clock that is moved an hour while it runs; on PostgreSQL two of them.
class RemindersClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neitherDoubledNorMissed_data() { engines(); }
    void neitherDoubledNorMissed()
    {
        QFETCH(Engine, engine);
        RunningServer server(engine); // with the machine's clock, so that PostgreSQL has that
        QCOMPARE(server.terminate(), 0);
        WrongClock clock;
        server.start();
        std::optional<RunningServer> beside;
        if (engine == Engine::Postgres)
            beside.emplace(server, QStringList());

        const SignedIn mentor = signUp(server.port(), "mentor", "mentor");
        const SignedIn apprentice = signUp(server.port(), "apprentice", "apprentice");
        server.base().execute(u"UPDATE users SET email_verified_at = 1"_s);
        keepCount(server.base(), engine);
        HttpClient asMentor(server.port(), mentor.accessToken);
        HttpClient asApprentice(server.port(), apprentice.accessToken);
        QCOMPARE(asMentor.put("/api/v1/profile", R"({"acceptsRequests":true,"capacity":2})").status, 200);
        const auto request = asApprentice
                                 .post("/api/v1/requests",
                                     R"({"mentorId":")" + mentor.user.id.toByteArray()
                                         + R"(","message":"Please","skills":[]})")
                                 .as<MentorshipRequest>();
        QCOMPARE(asMentor.post("/api/v1/requests/" + request.id.toByteArray() + "/accept", QByteArray("{}"))
                     .status,
            200);
        const auto quarters = SystemClock().now().time_since_epoch() / 15min;
        const Instant start = Instant(15min * (quarters + 13));
        const auto propose = [&](Instant when) {
            const auto session =
                asMentor
                    .post("/api/v1/sessions",
                        R"({"apprenticeId":")" + apprentice.user.id.toByteArray() + R"(","startsAt":")"
                            + toRfc3339(when) + R"(","minutes":30,"medium":"video"})")
                    .as<Session>();
            return asApprentice.post("/api/v1/sessions/" + session.id.toByteArray() + "/confirm")
                .as<Session>();
        };
        const Session early = propose(start - 45min);
        const Session middle = propose(start);
        const Session late = propose(start + 1h);
        storage::Connection connection(server.base().url(), {});
        connection.open();
        const auto count = [&connection](
                               const QString& sql) { return connection.select(sql).at(0).at(0).toInt(); };
        const auto fired = [&count](const Session& session) {
            return count(u"SELECT count(*) FROM fired WHERE minutes = 15 AND session_id = '%1'"_s.arg(
                session.id.toString()));
        };
        /// Goes on when somebody has looked for what is due at that time: a reminder of ours was.
        int minutes = 1000;
        const auto itIs = [&](Instant now) {
            clock.setTo(now);
            ++minutes;
            const qint64 due = toMillis(now) - 1000;
            server.base().execute(
                u"INSERT INTO session_reminders (session_id, user_id, minutes, starts_at, due_at) "
                "VALUES ('%1', '%2', %3, %4, %5)"_s.arg(late.id.toString(), mentor.user.id.toString())
                    .arg(minutes)
                    .arg(due + minutes * 60'000LL)
                    .arg(due));
            QTRY_COMPARE_WITH_TIMEOUT(
                count(u"SELECT count(*) FROM fired WHERE minutes = %1"_s.arg(minutes)), 1, 20'000);
        };
        // An hour too far: it is time for the middle one, and the early one seems to have begun.
        itIs(start - 14min);
        QCOMPARE(fired(middle), 2);
        QCOMPARE(fired(early), 0);
        // Back where it should be, and on: nobody misses the early one.
        itIs(start - 74min);
        QCOMPARE(fired(early), 0);
        itIs(start - 59min);
        QCOMPARE(fired(early), 2);
        // The time of the middle one comes a second time, and then an hour back and a third time.
        for (const auto now : {-14min, -74min, -14min, 46min, -14min})
            itIs(start + now);
        for (const Session& session : {early, middle, late})
            QCOMPARE(fired(session), 2);
        QCOMPARE(count(u"SELECT count(*) FROM outbox WHERE kind = 'session-reminder'"_s), 6);
        if (beside)
            QCOMPARE(beside->terminate(), 0);
        QCOMPARE(server.terminate(), 0);
    }
};

QTEST_GUILESS_MAIN(RemindersClockTest)
#include "reminders_clock_test.moc"
