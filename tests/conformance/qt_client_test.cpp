// SPDX-License-Identifier: GPL-3.0-or-later
// QWebSocket, which the desktop app uses, against the bare Engine.IO server.
#include "server/http/server.h"
#include "tests/conformance/echo.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QWebSocket>

using namespace gremio;

class QtClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void messagesComeBack();
    void pingsAreAnswered();
    void bothSidesClose();
    void theServerEnds();

private:
    QUrl url() const
    {
        return QUrl(
            QStringLiteral("ws://127.0.0.1:%1/socket.io/?EIO=4&transport=websocket").arg(m_server->port()));
    }

    test::EngineEcho m_echo;
    std::unique_ptr<engineio::Server> m_engine;
    std::unique_ptr<http::Server> m_server;
};

void QtClientTest::init()
{
    m_server.reset();
    m_engine = std::make_unique<engineio::Server>(engineio::Config(), m_echo);
    http::ServerConfig config;
    config.ioThreads = 2;
    m_server = std::make_unique<http::Server>(config, *m_engine);
    QVERIFY(!m_server->start());
}

void QtClientTest::messagesComeBack()
{
    QWebSocket socket;
    const QSignalSpy texts(&socket, &QWebSocket::textMessageReceived);
    const QSignalSpy binaries(&socket, &QWebSocket::binaryMessageReceived);
    socket.open(url());
    QTRY_COMPARE(texts.size(), 1);
    QVERIFY(texts.at(0).at(0).toString().startsWith(QStringLiteral("0{\"sid\":")));
    qsizetype heard = 1;
    for (const QString& text : {QStringLiteral("4"), QStringLiteral("4hello \u20ac \U0001f600"),
             u'4' + QString(200, u'a'), u'4' + QString(70'000, u'b'), u'4' + QString(900'000, u'c')}) {
        socket.sendTextMessage(text);
        ++heard;
        QTRY_COMPARE(texts.size(), heard);
        QCOMPARE(texts.back().at(0).toString(), text);
    }
    heard = 0;
    for (const QByteArray& bytes : {QByteArray(), QByteArray("\0\xff", 2), QByteArray(900'000, 'd')}) {
        socket.sendBinaryMessage(bytes);
        ++heard;
        QTRY_COMPARE(binaries.size(), heard);
        QCOMPARE(binaries.back().at(0).toByteArray(), bytes);
    }
}

void QtClientTest::pingsAreAnswered()
{
    QWebSocket socket;
    const QSignalSpy connected(&socket, &QWebSocket::connected);
    const QSignalSpy pongs(&socket, &QWebSocket::pong);
    socket.open(url());
    QTRY_COMPARE(connected.size(), 1);
    socket.ping("are you there");
    QTRY_COMPARE(pongs.size(), 1);
    QCOMPARE(pongs.at(0).at(1).toByteArray(), QByteArray("are you there"));
}

void QtClientTest::bothSidesClose()
{
    QWebSocket socket;
    const QSignalSpy connected(&socket, &QWebSocket::connected);
    const QSignalSpy gone(&socket, &QWebSocket::disconnected);
    socket.open(url());
    QTRY_COMPARE(connected.size(), 1);
    socket.close(QWebSocketProtocol::CloseCodeGoingAway);
    QTRY_COMPARE(gone.size(), 1);

    QWebSocket other;
    const QSignalSpy otherGone(&other, &QWebSocket::disconnected);
    connect(&other, &QWebSocket::textMessageReceived, &other,
        [&other] { other.sendTextMessage(QStringLiteral("1")); });
    other.open(url());
    QTRY_COMPARE(otherGone.size(), 1);
    QCOMPARE(other.closeCode(), QWebSocketProtocol::CloseCodeNormal);
}

void QtClientTest::theServerEnds()
{
    QWebSocket socket;
    const QSignalSpy texts(&socket, &QWebSocket::textMessageReceived);
    const QSignalSpy gone(&socket, &QWebSocket::disconnected);
    socket.open(url());
    QTRY_COMPARE(texts.size(), 1);
    QVERIFY(m_server->drain(std::chrono::seconds(20)));
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(socket.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
}

QTEST_GUILESS_MAIN(QtClientTest)
#include "qt_client_test.moc"
