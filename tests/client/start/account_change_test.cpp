// SPDX-License-Identifier: GPL-3.0-or-later
// A change of the account is built on a state of it, and may only replace that one.
#include "client/start/session_controller.h"
#include "shared/core/json_encoding.h"
#include "tests/client/support/stand_in_server.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace gremio;
using namespace gremio::test;

namespace {

class NoKeychain final : public TokenStore {
public:
    void read(const QString&, Done done) override { done({}); }
    void write(const QString&, const QString&, Done) override { }
    void remove(const QString&, Done) override { }
};

/// Somebody signed in, whose account on the server is whatever the test says.
struct SignedInSomewhere {
    StandInServer server;
    Channel channel;
    ApiClient api{channel};
    SessionStore store;
    NoKeychain keychain;
    SessionController controller{api, store, keychain};
    User onServer;
    QByteArray version = R"("first")";
    std::vector<StandInServer::Request> changes;
    bool done = false;
    std::optional<ApiError> error;

    SignedInSomewhere()
    {
        onServer.id = UserId::generate(instantFromMillis(1));
        onServer.email = u"lucia@example.org"_s;
        onServer.displayName = u"Lucia"_s;
        onServer.timeZone = u"Europe/Madrid"_s;
        server.answer([this](const StandInServer::Request& request) {
            if (request.method == "PUT") {
                changes.push_back(request);
                if (request.headers.value("if-match") != version)
                    return StandInServer::problem(412, "precondition-failed");
            }
            StandInServer::Reply reply = StandInServer::json(toJson(onServer));
            reply.headers.insert("ETag", version);
            return reply;
        });
        SignedIn signedIn;
        signedIn.user = onServer;
        signedIn.accessToken = u"access"_s;
        signedIn.refreshToken = u"refresh"_s;
        signedIn.expiresIn = 600;
        channel.setServer(server.url());
        channel.setSignedIn(signedIn);
        store.setSignedIn(onServer);
    }

    /// Another window has the time zone changed, and this one hears of it.
    void changeElsewhere()
    {
        onServer.timeZone = u"Asia/Tokyo"_s;
        version = R"("second")";
        controller.reloadUser();
        QTRY_COMPARE(store.user().timeZone, u"Asia/Tokyo"_s);
    }

    void rename(const SessionStore::Account& base)
    {
        UpdateUserBody body;
        body.displayName = u"Lucia Prieto"_s;
        body.timeZone = base.user.timeZone;
        controller.updateUser(body, base, [this](const std::optional<ApiError>& why) {
            done = true;
            error = why;
        });
        QTRY_VERIFY(done);
    }
};

} // namespace

class AccountChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itReplacesWhatItWasBuiltOn()
    {
        SignedInSomewhere here;
        here.rename(here.store.account());
        QVERIFY(!here.error);
        QCOMPARE(here.changes.size(), 1U);
        QCOMPARE(here.changes.front().headers.value("if-match"), R"("first")");
    }

    void whatCameInBetweenIsNotReplaced_data()
    {
        QTest::addColumn<bool>("versionKnown");
        QTest::newRow("the sign-in told no version") << false;
        QTest::newRow("the version is known") << true;
    }

    void whatCameInBetweenIsNotReplaced()
    {
        QFETCH(const bool, versionKnown);
        SignedInSomewhere here;
        if (versionKnown) {
            here.controller.reloadUser();
            QTRY_COMPARE(here.store.account().etag, here.version);
        }
        const SessionStore::Account base = here.store.account();
        here.changeElsewhere();
        here.rename(base);
        QVERIFY(here.error && here.error->is(ErrorCode::PreconditionFailed));
        for (const auto& change : here.changes)
            QCOMPARE(change.headers.value("if-match"), R"("first")"); // refused by the server
        QCOMPARE(here.store.user().timeZone, u"Asia/Tokyo"_s);
    }
};

QTEST_GUILESS_MAIN(AccountChangeTest)
#include "account_change_test.moc"
