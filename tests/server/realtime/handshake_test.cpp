// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/websocket/handshake.h"

#include <QTest>

using namespace gremio;
using namespace gremio::websocket;

namespace {

http::Request opening()
{
    http::Request request;
    request.method = http::Method::Get;
    request.headers = {{"host", "example.org"}, {"upgrade", "websocket"},
        {"connection", "keep-alive, Upgrade"}, {"sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="},
        {"sec-websocket-version", "13"}};
    return request;
}

void set(http::Request& request, const QByteArray& name, const QByteArray& value)
{
    for (http::Header& header : request.headers) {
        if (header.name == name)
            header.value = value;
    }
}

} // namespace

class HandshakeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOpeningIsAccepted();
    void wrongOpeningsAreRefused_data();
    void wrongOpeningsAreRefused();
    void extensionsAreAgreedOn_data();
    void extensionsAreAgreedOn();
};

void HandshakeTest::anOpeningIsAccepted()
{
    const http::Request request = opening();
    QVERIFY(wantsWebSocket(request));
    QVERIFY(!refusal(request));
    QCOMPARE(
        acceptKey("dGhlIHNhbXBsZSBub25jZQ=="), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")); // RFC 6455, 1.3
    QCOMPARE(switchingProtocols(request, {}),
        QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"));
    QVERIFY(switchingProtocols(request, "permessage-deflate")
                .contains("\r\nSec-WebSocket-Extensions: permessage-deflate\r\n"));
}

void HandshakeTest::wrongOpeningsAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    QTest::newRow("connection") << QByteArray("connection") << QByteArray("keep-alive") << 400;
    QTest::newRow("short key") << QByteArray("sec-websocket-key") << QByteArray("dGhlIHNhbXBsZQ==") << 400;
    QTest::newRow("long key") << QByteArray("sec-websocket-key") << QByteArray("dGhlIHNhbXBsZSBub25jZQAAdGhl")
                              << 400;
    QTest::newRow("key in no base64")
        << QByteArray("sec-websocket-key") << QByteArray("dGhlIHNhbXBsZSBub25j!!==") << 400;
    QTest::newRow("old version") << QByteArray("sec-websocket-version") << QByteArray("8") << 426;
}

void HandshakeTest::wrongOpeningsAreRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(int, status);
    http::Request request = opening();
    set(request, name, value);
    const auto answer = refusal(request);
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
}

void HandshakeTest::extensionsAreAgreedOn_data()
{
    QTest::addColumn<QByteArray>("offers");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray plain("permessage-deflate; server_no_context_takeover; client_no_context_takeover");
    const auto row = [](const char* offers, const QByteArray& answer) {
        QTest::newRow(*offers ? offers : "(none)") << QByteArray(offers) << answer;
    };
    row("", {});
    row("permessage-deflate", plain);
    row("permessage-deflate; client_max_window_bits", plain);
    row("permessage-deflate ; client_max_window_bits = \"15\"", plain);
    row("permessage-deflate; server_max_window_bits=12; client_max_window_bits=12",
        plain + "; server_max_window_bits=12");
    row("permessage-deflate; server_max_window_bits=15", plain + "; server_max_window_bits=12");
    row("permessage-deflate; server_max_window_bits=8", {});
    row("permessage-deflate; server_max_window_bits=8, permessage-deflate", plain);
    row("permessage-deflate; server_max_window_bits", {});
    row("permessage-deflate; server_max_window_bits=16", {});
    row("permessage-deflate; server_max_window_bits=012", {});
    row("permessage-deflate; client_max_window_bits=7", {});
    row("permessage-deflate; client_no_context_takeover=1", {});
    row("permessage-deflate; client_no_context_takeover; client_no_context_takeover", {});
    row("permessage-deflate; unknown", {});
    row("x-webkit-deflate-frame", {});
    row("bbf-usp-protocol, permessage-deflate; server_no_context_takeover", plain);
}

void HandshakeTest::extensionsAreAgreedOn()
{
    QFETCH(QByteArray, offers);
    QFETCH(QByteArray, answer);
    QCOMPARE(agreedExtension(offers), answer);
}

QTEST_APPLESS_MAIN(HandshakeTest)
#include "handshake_test.moc"
