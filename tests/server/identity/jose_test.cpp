// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/access_token.h"
#include "shared/core/clock.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace gremio;
using namespace gremio::identity;
using namespace Qt::StringLiterals;

/// Access tokens between us and npm's jose, which somebody else wrote.
class JoseTest : public QObject {
    Q_OBJECT

    struct Peer {
        int exitCode = -1;
        QByteArray output;
    };

    static Peer ask(const QString& task, const QJsonObject& input)
    {
        QProcess node;
        node.start(QStringLiteral(GREMIO_NODE),
            {QStringLiteral(GREMIO_SOURCES "/jose_peer.cjs"), QStringLiteral(GREMIO_NODE_MODULES), task});
        node.write(QJsonDocument(input).toJson());
        node.closeWriteChannel();
        if (!node.waitForFinished(60'000))
            return {};
        const QByteArray error = node.readAllStandardError();
        if (!error.isEmpty())
            qWarning("%s", error.constData());
        return {node.exitCode(), node.readAllStandardOutput()};
    }

    /// RFC 8037 appendix A.1, as a JWK.
    static constexpr auto seed = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
    static QJsonObject publicJwk()
    {
        return {{u"kty"_s, u"OKP"_s}, {u"crv"_s, u"Ed25519"_s},
            {u"x"_s, u"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"_s}};
    }
    static QJsonObject privateJwk()
    {
        QJsonObject key = publicJwk();
        key[u"d"_s] = QString::fromLatin1(seed);
        return key;
    }

private Q_SLOTS:
    void joseReadsOurs()
    {
        const AccessTokens tokens(SigningKey::fromText(seed));
        const Instant now = SystemClock().now(); // jose looks at the machine's
        const UserId user = UserId::generate(now);
        const SignInId signIn = SignInId::generate(now);
        const QString token = QString::fromLatin1(tokens.make(user, signIn, now));
        const Peer peer = ask(u"read"_s, {{u"key"_s, publicJwk()}, {u"token"_s, token}});
        QVERIFY2(peer.exitCode == 0, peer.output.constData());
        const QJsonObject seen = QJsonDocument::fromJson(peer.output).object();
        const QJsonObject payload = seen[u"payload"].toObject();
        QCOMPARE(payload[u"sub"].toString(), user.toString());
        QCOMPARE(payload[u"sid"].toString(), signIn.toString());
        QCOMPARE(payload[u"exp"].toInteger() - payload[u"iat"].toInteger(), 600);
        QCOMPARE(seen[u"thumbprint"].toString(), QString::fromLatin1(tokens.key().keyId()));
        QCOMPARE(seen[u"header"].toObject()[u"kid"].toString(), seen[u"thumbprint"].toString());
    }

    void joseRefusesWhatIsNotOurs()
    {
        const AccessTokens others(SigningKey::fromText("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        const Instant now = SystemClock().now();
        const QString token =
            QString::fromLatin1(others.make(UserId::generate(now), SignInId::generate(now), now));
        const Peer peer = ask(u"read"_s, {{u"key"_s, publicJwk()}, {u"token"_s, token}});
        QCOMPARE(peer.exitCode, 1);
        QCOMPARE(peer.output, "ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
    }

    void weReadJoses()
    {
        const AccessTokens tokens(SigningKey::fromText(seed));
        const Instant now = instantFromMillis(1'795'176'000'000);
        const UserId user = UserId::generate(now);
        const QJsonObject header{{u"alg"_s, u"EdDSA"_s}, {u"typ"_s, u"at+jwt"_s},
            {u"kid"_s, QString::fromLatin1(tokens.key().keyId())}};
        QJsonObject payload{{u"iss"_s, u"gremio"_s}, {u"aud"_s, u"gremio-api"_s}, {u"sub"_s, user.toString()},
            {u"sid"_s, SignInId::generate(now).toString()}, {u"jti"_s, u"x"_s}, {u"iat"_s, 1'795'176'000},
            {u"nbf"_s, 1'795'176'000}, {u"exp"_s, 1'795'176'600}};
        const auto written = [&](const QJsonObject& head) {
            return ask(u"write"_s, {{u"key"_s, privateJwk()}, {u"header"_s, head}, {u"payload"_s, payload}});
        };
        const Peer peer = written(header);
        QVERIFY2(peer.exitCode == 0, peer.output.constData());
        const auto reading = tokens.read(peer.output, now);
        QVERIFY(reading.claims);
        QCOMPARE(reading.claims->user, user);

        QJsonObject plain = header;
        plain[u"typ"_s] = u"JWT"_s;
        QVERIFY(!tokens.read(written(plain).output, now).claims);
        payload[u"aud"_s] = u"somebody-else"_s;
        QVERIFY(!tokens.read(written(header).output, now).claims);
    }
};

QTEST_GUILESS_MAIN(JoseTest)
#include "jose_test.moc"
