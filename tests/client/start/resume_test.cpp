// SPDX-License-Identifier: GPL-3.0-or-later
// Going on where one was, with what the keychain kept.
#include "client/start/session_controller.h"
#include "shared/core/json_encoding.h"
#include "tests/client/support/stand_in_server.h"

#include <QHash>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using namespace gremio::test;

namespace {

/// A keychain that is always open.
class OpenKeychain final : public TokenStore {
public:
    QHash<QString, QString> tokens;

    void read(const QString& account, Done done) override
    {
        Result result;
        if (tokens.contains(account))
            result.token = tokens.value(account);
        done(result);
    }
    void write(const QString& account, const QString& token, Done done) override
    {
        tokens.insert(account, token);
        if (done)
            done({});
    }
    void remove(const QString& account, Done done) override
    {
        tokens.remove(account);
        if (done)
            done({});
    }
};

struct Start {
    StandInServer server;
    Channel channel;
    ApiClient api{channel};
    SessionStore store;
    OpenKeychain keychain;
    SessionController controller{api, store, keychain};
    User known;
    StandInServer::Reply renewal;
    bool away = false;

    Start()
    {
        known.id = UserId::generate(instantFromMillis(1));
        known.email = u"lucia@example.org"_s;
        known.displayName = u"Lucia"_s;
        SignedIn signedIn;
        signedIn.user = known;
        signedIn.user.displayName = u"Lucia by another name"_s;
        signedIn.accessToken = u"access"_s;
        signedIn.refreshToken = u"second"_s;
        signedIn.expiresIn = 600;
        renewal = StandInServer::json(toJson(signedIn));
        server.answer([this](const StandInServer::Request& request) {
            StandInServer::Reply reply = renewal;
            if (!request.target.endsWith("/auth/refresh"))
                reply = StandInServer::json(
                    R"({"product":"gremio","name":"N","version":"1","registration":"open"})");
            reply.hangUp = away;
            return reply;
        });
        keychain.tokens.insert(known.email + u' ' + server.url().toString(), u"first"_s);
        controller.useServer(server.url());
    }
};

} // namespace

class ResumeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoIsKnownIsThereAtOnce()
    {
        Start start;
        QSignalSpy signedIn(&start.store, &SessionStore::signedIn);
        start.controller.resume(start.known.email, start.known);
        QCOMPARE(start.store.state(), SessionStore::State::SignedIn); // nobody was asked yet
        QCOMPARE(start.store.user(), start.known);
        QTRY_COMPARE(start.store.user().displayName, u"Lucia by another name"_s);
        QCOMPARE(signedIn.size(), 1);
        QCOMPARE(start.keychain.tokens.values(), QStringList{u"second"_s});
        QVERIFY(start.channel.accessLeft().count() > 0);
    }

    void withoutAConnectionTheyStay()
    {
        Start start;
        start.away = true;
        QSignalSpy unreachable(&start.channel, &Channel::unreachable);
        start.controller.resume(start.known.email, start.known);
        QTRY_VERIFY(unreachable.size() >= 2); // the look at the server, and the renewal
        QCOMPARE(start.store.state(), SessionStore::State::SignedIn);
        QCOMPARE(start.keychain.tokens.values(), QStringList{u"first"_s});
        // Once it is back, any call renews first.
        start.away = false;
        start.controller.reloadUser();
        QTRY_COMPARE(start.keychain.tokens.values(), QStringList{u"second"_s});
    }

    void whoIsRefusedIsSignedOut()
    {
        Start start;
        start.renewal = StandInServer::problem(401, "refresh-reuse");
        QSignalSpy signedOut(&start.store, &SessionStore::signedOut);
        start.controller.resume(start.known.email, start.known);
        QCOMPARE(start.store.state(), SessionStore::State::SignedIn);
        QTRY_COMPARE(signedOut.size(), 1);
        QCOMPARE(start.store.error()->slug, u"refresh-reuse"_s);
        QVERIFY(start.keychain.tokens.isEmpty());
    }

    void somebodyElseIsNotTakenForThem()
    {
        Start start;
        start.known.email = u"noor@example.org"_s;
        start.controller.resume(u"lucia@example.org"_s, start.known);
        QCOMPARE(start.store.state(), SessionStore::State::Resuming);
        QTRY_COMPARE(start.store.state(), SessionStore::State::SignedIn);
        QCOMPARE(start.store.user().email, u"lucia@example.org"_s);
    }
};

QTEST_GUILESS_MAIN(ResumeTest)
#include "resume_test.moc"
