// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/access_token.h"
#include "server/identity/refresh_token.h"

#include <QTest>

using namespace gremio;
using namespace gremio::identity;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon = instantFromMillis(1'795'176'000'000);
constexpr qint64 noonSeconds = 1'795'176'000;

/// Written with single quotes, for the reader's sake.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

/// RFC 8037 appendix A.1.
SigningKey rfcKey()
{
    return SigningKey::fromText("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
}

SigningKey otherKey()
{
    return SigningKey::fromText("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
}

const char* const user = "0197a3f0-0000-7000-8000-000000000001";
const char* const signIn = "0197a3f0-0000-7000-8000-000000000002";

QByteArray header(
    const QByteArray& more = {}, const QByteArray& typ = "at+jwt", const QByteArray& alg = "EdDSA")
{
    return "{'alg':'" + alg + "','kid':'" + rfcKey().keyId() + "','typ':'" + typ + "'" + more + "}";
}

struct Payload {
    QByteArray iss = "'iss':'gremio',";
    QByteArray aud = "'aud':'gremio-api',";
    QByteArray sub = "'sub':'" + QByteArray(user) + "',";
    QByteArray sid = "'sid':'" + QByteArray(signIn) + "',";
    QByteArray jti = "'jti':'x',";
    qint64 iat = noonSeconds;
    qint64 nbf = noonSeconds;
    QByteArray exp = "'exp':" + QByteArray::number(noonSeconds + 600);

    QByteArray json() const
    {
        return "{" + iss + aud + sub + sid + jti + "'iat':" + QByteArray::number(iat)
            + ",'nbf':" + QByteArray::number(nbf) + "," + exp + "}";
    }
};

QByteArray signedToken(const QByteArray& head, const QByteArray& payload, const SigningKey& key = rfcKey())
{
    const QByteArray text = toBase64Url(json(head)) + '.' + toBase64Url(json(payload));
    return text + '.' + toBase64Url(key.sign(text));
}

template <class F>
QByteArray payload(F change)
{
    Payload claims;
    change(claims);
    return claims.json();
}

} // namespace

class TokensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signsAsTheRfcDoes()
    {
        const SigningKey key = rfcKey();
        QCOMPARE(toBase64Url(key.publicKey()), "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        QCOMPARE(key.keyId(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        const QByteArray text = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        const QByteArray signature =
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7"
            "sVvpAr_MuM0KAg";
        QCOMPARE(toBase64Url(key.sign(text)), signature);
        QVERIFY(key.verify(text, *fromBase64Url(signature)));
        QVERIFY(!key.verify(text + 'x', *fromBase64Url(signature)));
        QVERIFY(!otherKey().verify(text, *fromBase64Url(signature)));
    }

    void readsWhatItMakes()
    {
        const AccessTokens tokens(rfcKey());
        const UserId someone = UserId::generate(noon);
        const SignInId device = SignInId::generate(noon);
        const QByteArray token = tokens.make(someone, device, noon);
        const auto reading = tokens.read(token, noon);
        QVERIFY(reading.claims);
        QCOMPARE(reading.claims->user, someone);
        QCOMPARE(reading.claims->signIn, device);
        QCOMPARE(reading.claims->expiresAt, noon + 10min);
        QVERIFY(token != tokens.make(someone, device, noon)); // jti
    }

    void expiresAfterItsLeeway()
    {
        const AccessTokens tokens(rfcKey());
        const QByteArray token = tokens.make(UserId::generate(noon), SignInId::generate(noon), noon);
        QVERIFY(tokens.read(token, noon - 30s).claims);
        QVERIFY(!tokens.read(token, noon - 31s).claims);
        QCOMPARE(tokens.read(token, noon - 31s).refusal, AccessTokens::Refusal::Invalid);
        QVERIFY(tokens.read(token, noon + 10min + 29s).claims);
        QVERIFY(!tokens.read(token, noon + 10min + 30s).claims);
        QCOMPARE(tokens.read(token, noon + 10min + 30s).refusal, AccessTokens::Refusal::Expired);
    }

    void theHandmadeTokenIsGood()
    {
        // What the hostile ones below differ from in one thing each.
        QVERIFY(AccessTokens(rfcKey()).read(signedToken(header(), Payload().json()), noon).claims);
    }

    void refusesHostileTokens_data()
    {
        QTest::addColumn<QByteArray>("token");
        const QByteArray good = Payload().json();
        const auto row = [](const char* name, const QByteArray& token) { QTest::newRow(name) << token; };
        const QByteArray body = '.' + toBase64Url(json(good)) + '.';
        const QByteArray honest = signedToken(header(), good);

        row("empty", "");
        row("dots", "..");
        row("two parts", honest.left(honest.lastIndexOf('.')));
        row("four parts", honest + ".e30");
        row("white space", " " + honest);
        row("alg none", toBase64Url(json(header({}, "at+jwt", "none"))) + body);
        row("alg none, signed", signedToken(header({}, "at+jwt", "none"), good));
        row("alg HS256, signed", signedToken(header({}, "at+jwt", "HS256"), good));
        row("alg in other case", signedToken(header({}, "at+jwt", "eddsa"), good));
        row("no signature", honest.left(honest.lastIndexOf('.') + 1));
        row("another key", signedToken(header(), good, otherKey()));
        row("another kid",
            signedToken("{'alg':'EdDSA','kid':'" + otherKey().keyId() + "','typ':'at+jwt'}", good));
        row("kid of a path", signedToken("{'alg':'EdDSA','kid':'../../dev/null','typ':'at+jwt'}", good));
        row("no kid", signedToken("{'alg':'EdDSA','typ':'at+jwt'}", good));
        row("typ JWT", signedToken(header({}, "JWT"), good));
        row("no typ", signedToken("{'alg':'EdDSA','kid':'" + rfcKey().keyId() + "'}", good));
        row("jwk",
            signedToken(header(",'jwk':{'kty':'OKP','crv':'Ed25519','x':'"
                            + toBase64Url(otherKey().publicKey()) + "'}"),
                good, otherKey()));
        row("jwk, our signature", signedToken(header(",'jwk':{}"), good));
        row("jku", signedToken(header(",'jku':'https://example.org/keys'"), good));
        row("x5u", signedToken(header(",'x5u':'https://example.org/cert'"), good));
        row("crit", signedToken(header(",'crit':['exp']"), good));
        row("no alg", signedToken("{'kid':'" + rfcKey().keyId() + "','typ':'at+jwt'}", good));
        row("alg twice", signedToken(header(",'alg':'EdDSA'"), good));
        row("header is no object", signedToken("[]", good));
        row("payload is no object", signedToken(header(), "[]"));
        row("claim twice", signedToken(header(), payload([](Payload& p) { p.jti += p.jti; })));
        row("unknown claim",
            signedToken(header(), payload([](Payload& p) { p.jti += "'roles':['admin'],"; })));
        row("wrong iss", signedToken(header(), payload([](Payload& p) { p.iss = "'iss':'other',"; })));
        row("no iss", signedToken(header(), payload([](Payload& p) { p.iss.clear(); })));
        row("wrong aud", signedToken(header(), payload([](Payload& p) { p.aud = "'aud':'other',"; })));
        row("no aud", signedToken(header(), payload([](Payload& p) { p.aud.clear(); })));
        row("no sub", signedToken(header(), payload([](Payload& p) { p.sub.clear(); })));
        row("sub is no id", signedToken(header(), payload([](Payload& p) { p.sub = "'sub':'admin',"; })));
        row("no sid", signedToken(header(), payload([](Payload& p) { p.sid.clear(); })));
        row("no jti", signedToken(header(), payload([](Payload& p) { p.jti.clear(); })));
        row("empty jti", signedToken(header(), payload([](Payload& p) { p.jti = "'jti':'',"; })));
        row("from the future", signedToken(header(), payload([](Payload& p) { p.iat += 31; })));
        row("not yet valid", signedToken(header(), payload([](Payload& p) { p.nbf += 31; })));
        for (const char* claim : {"iat", "nbf"}) {
            const QByteArray member = "'" + QByteArray(claim) + "':" + QByteArray::number(noonSeconds) + ',';
            QVERIFY(good.contains(member));
            QTest::addRow("no %s", claim) << signedToken(header(), QByteArray(good).replace(member, {}));
        }
        row("no exp", signedToken(header(), payload([](Payload& p) { p.exp = "'x':1"; })));
        row("exp is a text", signedToken(header(), payload([](Payload& p) { p.exp = "'exp':'9'"; })));
        row("exp is a fraction",
            signedToken(header(), payload([](Payload& p) { p.exp = "'exp':1795176600.5"; })));
        row("exp is huge",
            signedToken(header(), payload([](Payload& p) { p.exp = "'exp':9223372036854775807"; })));
        row("exp is negative", signedToken(header(), payload([](Payload& p) { p.exp = "'exp':-1"; })));
        row("5 KiB", signedToken(header(), payload([](Payload& p) {
            p.jti = "'jti':'" + QByteArray(5000, 'x') + "',";
        })));
        row("refresh token", newRefreshToken());

        // The same bytes in another spelling of base64: 64 bytes leave four bits unused in the last
        // character.
        QByteArray loose = honest;
        const QByteArray alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        loose.back() = alphabet.at(alphabet.indexOf(loose.back()) ^ 1);
        row("stray bits in the signature", loose);
        row("padding", honest + "==");
        row("line break in the signature", honest.left(honest.size() - 4) + '\n' + honest.right(4));
        QByteArray changed = honest;
        changed[honest.indexOf('.') + 5] = changed[honest.indexOf('.') + 5] == 'A' ? 'B' : 'A';
        row("payload changed", changed);
    }

    void refusesHostileTokens()
    {
        QFETCH(QByteArray, token);
        const auto reading = AccessTokens(rfcKey()).read(token, noon);
        QVERIFY(!reading.claims);
        QCOMPARE(reading.refusal, AccessTokens::Refusal::Invalid);
    }

    void base64UrlIsCanonical()
    {
        QCOMPARE(toBase64Url("\xFB\xFF"), "-_8");
        QCOMPARE(fromBase64Url("-_8").value_or("?"), "\xFB\xFF");
        QCOMPARE(fromBase64Url("").value_or("?"), "");
        for (const char* bad : {"-_9", "-_8=", "+/8", "-_ 8", "A", "AAAAA", "\n", "é"})
            QVERIFY2(!fromBase64Url(bad), bad);
        for (int byte = 0x80; byte < 0x100; ++byte)
            QVERIFY2(!fromBase64Url("AAA" + QByteArray(1, char(byte))), QByteArray::number(byte));
    }

    void macTellsPartsApart()
    {
        const SecretBytes key;
        QVERIFY(hmacSha256(key, {"ab", "c"}) != hmacSha256(key, {"a", "bc"}));
        QCOMPARE(hmacSha256(key, {"ab", "c"}), hmacSha256(key, {"ab", "c"}));
    }

    void refreshTokensAreTheirHash()
    {
        const QByteArray token = newRefreshToken();
        QCOMPARE(token.size(), 43);
        QCOMPARE(refreshTokenHash(token)->size(), 64);
        QVERIFY(!refreshTokenHash("short"));
        QVERIFY(!refreshTokenHash(token + token));
        const QByteArray next = successorOf(token, "key", rfcKey().refreshKey());
        QCOMPARE(next, successorOf(token, "key", rfcKey().refreshKey()));
        QVERIFY(next != successorOf(token, "other", rfcKey().refreshKey()));
        QVERIFY(next != successorOf(token, "key", otherKey().refreshKey()));
        QVERIFY(next != successorOf(newRefreshToken(), "key", rfcKey().refreshKey()));
    }
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tokens_test.moc"
