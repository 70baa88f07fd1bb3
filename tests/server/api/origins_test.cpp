// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/origins.h"

#include <QTest>

using namespace gremio;
using namespace gremio::api;

class OriginsTest : public QObject {
    Q_OBJECT

    static http::Request from(const QByteArray& origin, const QByteArray& host = "api.example.org")
    {
        http::Request request;
        request.headers = {{"host", host}, {"origin", origin}};
        return request;
    }

private Q_SLOTS:
    void lists_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<bool>("good");
        const auto row = [](const char* list, bool good) {
            QTest::newRow(list) << QString::fromLatin1(list) << good;
        };
        row("", true);
        row("https://app.example.org", true);
        row("https://app.example.org, http://localhost:3000,https://[2001:db8::1]:8443", true);
        row("*", false);
        row("null", false);
        row("https://*.example.org", false);
        row("app.example.org", false);
        row("https://app.example.org/", false);
        row("https://app.example.org/path", false);
        row("https://App.example.org", false);
        row("https://app.example.org:443", false);
        row("https://user@app.example.org", false);
        row("ftp://app.example.org", false);
        row("https://app.example.org https://b.example.org", false);
    }
    void lists()
    {
        QFETCH(QString, list);
        QTEST(Origins::parse(list, {}).has_value(), "good");
    }

    void allowedExactly()
    {
        const auto origins = Origins::parse(QStringLiteral("https://app.example.org"), {});
        QVERIFY(origins->allowed(from("https://app.example.org")));
        for (const char* other :
            {"http://app.example.org", "https://app.example.org:8443", "https://app.example.org.evil.example",
                "https://evilapp.example.org", "https://APP.example.org", "null", "*", ""})
            QVERIFY2(!origins->allowed(from(other)), other);
    }

    void ownOrigin()
    {
        const auto named = Origins::parse({}, QStringLiteral("https://mentoring.example.org/under/a/path"));
        QVERIFY(named->isTrusted(from("https://mentoring.example.org")));
        QVERIFY(
            !named->isTrusted(from("https://api.example.org"))); // what the Host field says counts no more
        const Origins byHost;
        QVERIFY(byHost.isTrusted(from("http://api.example.org")));
        QVERIFY(!byHost.isTrusted(from("https://api.example.org"))); // it did not come over TLS
        QVERIFY(!byHost.isTrusted(from("http://evil.example")));
        http::Request without;
        without.headers = {{"host", "api.example.org"}};
        QVERIFY(!byHost.isTrusted(without));
    }
};

QTEST_GUILESS_MAIN(OriginsTest)
#include "origins_test.moc"
