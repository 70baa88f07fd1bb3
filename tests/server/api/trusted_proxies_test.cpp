// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/trusted_proxies.h"

#include <QTest>

using namespace gremio;
using namespace gremio::api;
using Field = TrustedProxies::Field;

class TrustedProxiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lists_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<bool>("good");
        const auto row = [](const char* list, bool good) {
            QTest::newRow(list) << QString::fromLatin1(list) << good;
        };
        row("", true);
        row("127.0.0.1", true);
        row("10.0.0.0/8, ::1,fd00::/8", true);
        row("0.0.0.0/0", true);
        row("10.0.0.0/33", false);
        row("10.0.0.0/-1", false);
        row("10.0.0.0/", false);
        row("10.1", false);
        row("010.0.0.1", false);
        row("localhost", false);
        row("fe80::1%eth0", false);
        row("10.0.0.1 10.0.0.2", false);
        row("*", false);
    }
    void lists()
    {
        QFETCH(QString, list);
        QTEST(TrustedProxies::parse(list, Field::XForwardedFor).has_value(), "good");
    }

    void clients_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value"); // lines with | between
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QString>("client");
        const auto row = [](const char* tag, const char* field, const char* value, const char* peer,
                             const char* client) {
            QTest::newRow(tag) << QByteArray(field) << QByteArray(value) << QString::fromLatin1(peer)
                               << QString::fromLatin1(client);
        };
        const char* x = "x-forwarded-for";
        row("no proxy", x, "198.51.100.1", "203.0.113.9", "203.0.113.9");
        row("nothing said", "x-other", "198.51.100.1", "10.0.0.1", "10.0.0.1");
        row("one", x, "198.51.100.1", "10.0.0.1", "198.51.100.1");
        row("spoofed on the left", x, "192.0.2.1, 198.51.100.1", "10.0.0.1", "198.51.100.1");
        row("spoofed as trusted", x, "10.0.0.5, 198.51.100.1", "10.0.0.1", "198.51.100.1");
        row("through two of ours", x, "192.0.2.1, 198.51.100.1, 10.0.0.2", "10.0.0.1", "198.51.100.1");
        row("several lines", x, "192.0.2.1|198.51.100.1|10.0.0.2", "10.0.0.1", "198.51.100.1");
        row("only ours", x, "10.0.0.3, 10.0.0.2", "10.0.0.1", "10.0.0.3");
        row("nonsense at the right", x, "198.51.100.1, nonsense", "10.0.0.1", "10.0.0.1");
        row("nonsense at the left", x, "nonsense\", 198.51.100.1", "10.0.0.1", "198.51.100.1");
        row("empty", x, "", "10.0.0.1", "10.0.0.1");
        row("comma", x, ",", "10.0.0.1", "10.0.0.1");
        row("octal", x, "0198.051.0100.01", "10.0.0.1", "10.0.0.1");
        row("short", x, "198.51", "10.0.0.1", "10.0.0.1");
        row("port", x, "198.51.100.1:4711", "10.0.0.1", "198.51.100.1");
        row("bad port", x, "198.51.100.1:x", "10.0.0.1", "10.0.0.1");
        row("six", x, "2001:db8::1", "10.0.0.1", "2001:db8::1");
        row("six with brackets and port", x, "[2001:db8::1]:443", "10.0.0.1", "2001:db8::1");
        row("four in brackets", x, "[198.51.100.1]", "10.0.0.1", "10.0.0.1");
        row("mapped", x, "::ffff:198.51.100.1", "10.0.0.1", "198.51.100.1");
        row("scope", x, "fe80::1%eth0", "10.0.0.1", "10.0.0.1");
        row("the other field does not count", "forwarded", "for=198.51.100.1", "10.0.0.1", "10.0.0.1");

        const char* f = "*forwarded"; // the star: this is the field that is read
        row("RFC 7239", f, "for=198.51.100.1;proto=https;by=10.0.0.1", "10.0.0.1", "198.51.100.1");
        row("quoted six", f, "for=\"[2001:db8::1]:80\"", "10.0.0.1", "2001:db8::1");
        row("case", f, "For=198.51.100.1", "10.0.0.1", "198.51.100.1");
        row("left of it", f, "for=192.0.2.1, for=198.51.100.1", "10.0.0.1", "198.51.100.1");
        row("open quote at the left", f, "for=\"192.0.2.1, for=198.51.100.1", "10.0.0.1", "198.51.100.1");
        row("hidden", f, "for=_hidden", "10.0.0.1", "10.0.0.1");
        row("unknown", f, "for=unknown", "10.0.0.1", "10.0.0.1");
        row("twice", f, "for=192.0.2.1;for=198.51.100.1", "10.0.0.1", "10.0.0.1");
        row("none", f, "proto=https", "10.0.0.1", "10.0.0.1");
        row("that other field does not count", f, "|x-forwarded-for", "10.0.0.1", "10.0.0.1");
    }
    void clients()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        QFETCH(QString, peer);
        const bool isForwarded = field.startsWith('*');
        const auto proxies = TrustedProxies::parse(
            QStringLiteral("10.0.0.0/8"), isForwarded ? Field::Forwarded : Field::XForwardedFor);
        http::Request request;
        request.peer = QHostAddress(peer);
        for (const QByteArray& line : value.split('|'))
            request.headers.push_back({isForwarded ? field.mid(1) : field, line});
        QTEST(proxies->clientOf(request).address.toString(), "client");
    }

    void whetherItWasTls()
    {
        const auto proxies = TrustedProxies::parse(QStringLiteral("10.0.0.1"), Field::XForwardedFor);
        http::Request request;
        request.headers = {{"x-forwarded-for", "198.51.100.1"}, {"x-forwarded-proto", "http, HTTPS"}};
        request.peer = QHostAddress(QStringLiteral("10.0.0.1"));
        QVERIFY(proxies->clientOf(request).secure);
        request.headers.back().value = "https, http";
        QVERIFY(!proxies->clientOf(request).secure);
        request.headers.back().value = "https";
        request.peer = QHostAddress(QStringLiteral("10.0.0.2"));
        QVERIFY(!proxies->clientOf(request).secure);

        const auto forwarded = TrustedProxies::parse(QStringLiteral("10.0.0.1"), Field::Forwarded);
        request.peer = QHostAddress(QStringLiteral("10.0.0.1"));
        request.headers = {{"forwarded", "for=192.0.2.1;proto=https, for=198.51.100.1;proto=http"}};
        QVERIFY(!forwarded->clientOf(request).secure);
        request.headers = {{"forwarded", "for=198.51.100.1; proto=https"}};
        QVERIFY(forwarded->clientOf(request).secure);
    }
};

QTEST_GUILESS_MAIN(TrustedProxiesTest)
#include "trusted_proxies_test.moc"
