// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/api_client.h"
#include "shared/core/json_encoding.h"
#include "tests/client/support/stand_in_server.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using test::StandInServer;

namespace {

SignedIn signedIn(const QString& access, const QString& refresh, int seconds = 600)
{
    SignedIn answer;
    answer.user.id = UserId::generate(instantFromMillis(1));
    answer.user.email = u"a@example.org"_s;
    answer.user.displayName = u"A"_s;
    answer.user.timeZone = u"UTC"_s;
    answer.accessToken = access;
    answer.expiresIn = seconds;
    answer.refreshToken = refresh;
    return answer;
}

/// Counts what a call came to.
struct Outcome {
    int good = 0;
    int unchanged = 0;
    std::vector<ApiError> errors;

    template <class T>
    void follow(Call<T> call, QObject* context)
    {
        call.then(
            context,
            [this](const Answer<T>& answer) {
                ++good;
                unchanged += answer.unchanged ? 1 : 0;
            },
            [this](const ApiError& error) { errors.push_back(error); });
    }
};

} // namespace

class ChannelTest : public QObject {
    Q_OBJECT

    static StandInServer::Reply myself(const StandInServer::Request&)
    {
        return StandInServer::json(toJson(signedIn({}, {}).user));
    }

private Q_SLOTS:
    void manyCallsRenewOnce()
    {
        StandInServer server;
        server.answer([](const StandInServer::Request& request) {
            if (request.target == "/api/v1/auth/refresh")
                return StandInServer::json(toJson(signedIn(u"new"_s, u"second"_s)));
            return request.headers.value("authorization") == "Bearer new"
                ? myself(request)
                : StandInServer::problem(401, "token-expired");
        });
        Channel channel;
        ApiClient api(channel);
        channel.setServer(server.url());
        channel.setSignedIn(signedIn(u"old"_s, u"first"_s, 5)); // about to expire: renewed before it is used
        QSignalSpy renewed(&channel, &Channel::renewed);
        Outcome outcome;
        for (int i = 0; i < 5; ++i)
            outcome.follow(api.me(), this);
        QTRY_COMPARE(outcome.good, 5);
        QCOMPARE(server.count("/api/v1/auth/refresh"), 1);
        QCOMPARE(renewed.size(), 1);
        QCOMPARE(channel.refreshToken(), u"second"_s);
        QVERIFY(outcome.errors.empty());
    }

    void aTokenThatExpiredOnTheWayIsRenewedAndTheCallMadeAgain()
    {
        StandInServer server;
        server.answer([](const StandInServer::Request& request) {
            if (request.target == "/api/v1/auth/refresh")
                return StandInServer::json(toJson(signedIn(u"new"_s, u"second"_s)));
            return request.headers.value("authorization") == "Bearer new"
                ? myself(request)
                : StandInServer::problem(401, "token-expired");
        });
        Channel channel;
        ApiClient api(channel);
        channel.setServer(server.url());
        channel.setSignedIn(signedIn(u"old"_s, u"first"_s));
        Outcome outcome;
        outcome.follow(api.me(), this);
        outcome.follow(api.me(), this);
        QTRY_COMPARE(outcome.good, 2);
        QCOMPARE(server.count("/api/v1/auth/refresh"), 1);
    }

    void aLostAnswerToARenewalIsAskedForUnderTheSameKey()
    {
        StandInServer server;
        QSet<QByteArray> keys;
        bool lost = true;
        server.answer([&](const StandInServer::Request& request) {
            if (request.target != "/api/v1/auth/refresh")
                return myself(request);
            keys.insert(request.headers.value("idempotency-key"));
            auto reply = StandInServer::json(toJson(signedIn(u"new"_s, u"second"_s)));
            reply.hangUp = lost;
            return reply;
        });
        Channel channel;
        ApiClient api(channel);
        channel.setServer(server.url());
        channel.setRefreshToken(u"first"_s);
        Outcome outcome;
        outcome.follow(api.me(), this);
        QTRY_COMPARE(outcome.errors.size(), 1U); // said more than once by itself, then it is offline
        QVERIFY(outcome.errors.front().offline());
        QCOMPARE(channel.refreshToken(), u"first"_s);
        lost = false;
        outcome.follow(api.me(), this);
        QTRY_COMPARE(outcome.good, 1);
        QVERIFY(server.count("/api/v1/auth/refresh") >= 2);
        QCOMPARE(keys.size(), 1);
        QVERIFY(!keys.contains(QByteArray()));
    }

    void aRefusedRenewalEndsTheSignIn()
    {
        StandInServer server;
        server.answer(
            [](const StandInServer::Request&) { return StandInServer::problem(401, "refresh-reuse"); });
        Channel channel;
        ApiClient api(channel);
        channel.setServer(server.url());
        channel.setRefreshToken(u"first"_s);
        QSignalSpy refused(&channel, &Channel::refused);
        Outcome outcome;
        outcome.follow(api.me(), this);
        QTRY_COMPARE(outcome.errors.size(), 1U);
        QCOMPARE(refused.size(), 1);
        QVERIFY(outcome.errors.front().is(ErrorCode::RefreshReuse));
    }

    void aProblemIsRead()
    {
        StandInServer server;
        server.answer([](const StandInServer::Request&) {
            auto reply = StandInServer::problem(
                422, "validation-failed", R"([{"pointer":"/email","code":"invalid-email"}])");
            reply.headers.insert("Retry-After", "7");
            return reply;
        });
        Channel channel;
        ApiClient api(channel);
        channel.setServer(server.url());
        QSignalSpy reached(&channel, &Channel::reached);
        Outcome outcome;
        outcome.follow(api.registerAccount({}), this);
        QTRY_COMPARE(outcome.errors.size(), 1U);
        const ApiError& error = outcome.errors.front();
        QVERIFY(error.is(ErrorCode::ValidationFailed));
        QVERIFY(!error.offline());
        QCOMPARE(error.status, 422);
        QCOMPARE(error.requestId, u"req-1"_s);
        QCOMPARE(error.codeAt(u"/email"_s), u"invalid-email"_s);
        QVERIFY(!error.codeAt(u"/password"_s));
        QCOMPARE(error.retryAfter, std::chrono::seconds(7));
        QCOMPARE(reached.size(), 1);
    }

    void whatIsNoGremioServerIsToldApart()
    {
        StandInServer server;
        server.answer([](const StandInServer::Request&) {
            return StandInServer::Reply{200, "<html>hello</html>", {{"Content-Type", "text/html"}}};
        });
        Channel channel;
        ApiClient api(channel);
        channel.setServer(server.url());
        Outcome outcome;
        outcome.follow(api.serverInfo(), this);
        server.answer([](const StandInServer::Request&) { return StandInServer::Reply{502, "no", {}}; });
        QTRY_COMPARE(outcome.errors.size(), 1U);
        outcome.follow(api.serverInfo(), this);
        QTRY_COMPARE(outcome.errors.size(), 2U);
        QCOMPARE(outcome.errors[0].kind, ApiError::Kind::BadAnswer);
        QCOMPARE(outcome.errors[1].kind, ApiError::Kind::BadAnswer);
        QCOMPARE(outcome.errors[1].status, 502);
    }

    void silenceTimesOut()
    {
        StandInServer server;
        server.answer([](const StandInServer::Request&) {
            StandInServer::Reply reply;
            reply.silence = true;
            return reply;
        });
        Channel channel;
        ApiClient api(channel);
        channel.setServer(server.url());
        channel.setTimeout(std::chrono::milliseconds(100));
        QSignalSpy unreachable(&channel, &Channel::unreachable);
        Outcome outcome;
        outcome.follow(api.serverInfo(), this);
        QTRY_COMPARE(outcome.errors.size(), 1U);
        QCOMPARE(outcome.errors.front().kind, ApiError::Kind::Timeout);
        QCOMPARE(unreachable.size(), 1);
    }

    void anEtagMakesItConditional()
    {
        StandInServer server;
        server.answer([](const StandInServer::Request& request) {
            if (request.headers.value("if-none-match") == "\"v1\"")
                return StandInServer::Reply{304, {}, {{"ETag", "\"v1\""}}};
            auto reply = myself(request);
            reply.headers.insert("ETag", "\"v1\"");
            return reply;
        });
        Channel channel;
        ApiClient api(channel);
        channel.setServer(server.url());
        channel.setSignedIn(signedIn(u"t"_s, u"r"_s));
        QByteArray etag;
        api.me().then(
            this, [&](const Answer<User>& answer) { etag = answer.etag; }, [](const ApiError&) {});
        QTRY_COMPARE(etag, QByteArray("\"v1\""));
        Outcome outcome;
        outcome.follow(api.me(etag), this);
        QTRY_COMPARE(outcome.good, 1);
        QCOMPARE(outcome.unchanged, 1);
    }

    void aCancelledCallIsNotAnsweredAndAForgottenSignInNeither()
    {
        StandInServer server;
        server.answer(myself);
        Channel channel;
        ApiClient api(channel);
        channel.setServer(server.url());
        channel.setSignedIn(signedIn(u"t"_s, u"r"_s));
        Outcome cancelled;
        auto call = api.me();
        cancelled.follow(call, this);
        call.cancel();
        Outcome forgotten;
        forgotten.follow(api.me(), this);
        channel.forgetSignIn();
        Outcome without;
        without.follow(api.me(), this);
        QTRY_COMPARE(without.errors.size(), 1U);
        QVERIFY(without.errors.front().is(ErrorCode::Unauthenticated));
        QCOMPARE(cancelled.good + forgotten.good, 0);
        QVERIFY(cancelled.errors.empty() && forgotten.errors.empty());
    }

    void everyPostHasAKeyOfItsOwn()
    {
        StandInServer server;
        server.answer(
            [](const StandInServer::Request&) { return StandInServer::problem(401, "wrong-credentials"); });
        Channel channel;
        ApiClient api(channel);
        channel.setServer(server.url());
        Outcome outcome;
        outcome.follow(api.signIn({u"a@example.org"_s, u"x"_s}), this);
        outcome.follow(api.signIn({u"a@example.org"_s, u"x"_s}), this);
        QTRY_COMPARE(outcome.errors.size(), 2U);
        QCOMPARE(server.requests().size(), 2U);
        QVERIFY(!server.requests()[0].headers.value("idempotency-key").isEmpty());
        QVERIFY(server.requests()[0].headers.value("idempotency-key")
            != server.requests()[1].headers.value("idempotency-key"));
    }
};

QTEST_GUILESS_MAIN(ChannelTest)
#include "channel_test.moc"
