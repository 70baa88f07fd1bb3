// SPDX-License-Identifier: GPL-3.0-or-later
// HTTPS that ends in the process. The certificate is made by the openssl command for this run.
#include "tests/server/http/http_fixture.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace gremio;
using namespace gremio::test;
using namespace std::chrono_literals;

namespace {

/// Reads until there is one whole answer with this body, or the connection ends.
bool hasAnswer(QSslSocket& socket, const QByteArray& body)
{
    QByteArray all;
    while (!all.contains("\r\n\r\n" + body)) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(10'000))
            return false;
        all += socket.readAll();
    }
    return true;
}

} // namespace

class HttpTlsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void answers();
    void bigBodies();
    void refusedBodyIsAnswered();
    void plainTextToTls();
    void silentHandshake();
    void drains();

private:
    [[nodiscard]] std::unique_ptr<QSslSocket> client(const RunningServer& running) const;

    http::ServerConfig m_config;
    QSslCertificate m_certificate;
};

void HttpTlsTest::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    const QTemporaryDir directory;
    const QString key = directory.filePath(QStringLiteral("key.pem"));
    const QString certificate = directory.filePath(QStringLiteral("certificate.pem"));
    QCOMPARE(
        QProcess::execute(QStringLiteral("openssl"),
            {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"),
                QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"),
                QStringLiteral("-subj"), QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                QStringLiteral("subjectAltName=DNS:localhost"), QStringLiteral("-keyout"), key,
                QStringLiteral("-out"), certificate}),
        0);
    QFile keyFile(key);
    QVERIFY(keyFile.open(QIODevice::ReadOnly));
    m_certificate = QSslCertificate::fromPath(certificate).value(0);
    QVERIFY(!m_certificate.isNull());
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(m_certificate);
    tls.setPrivateKey(QSslKey(keyFile.readAll(), QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_config.tls = tls;
    m_config.limits.tick = 10ms;
}

std::unique_ptr<QSslSocket> HttpTlsTest::client(const RunningServer& running) const
{
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration tls = socket->sslConfiguration();
    tls.setCaCertificates({m_certificate});
    socket->setSslConfiguration(tls);
    socket->setPeerVerifyName(QStringLiteral("localhost"));
    socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), running.server.port());
    return socket;
}

void HttpTlsTest::answers()
{
    RunningServer running(m_config);
    QVERIFY(!running.error);
    std::atomic<bool> secure = false;
    running.handler.onRequest = [&](const http::Request& request, const http::Responder& respond) {
        secure = request.secure;
        respond(text(request.path));
    };
    const auto socket = client(running);
    QVERIFY2(socket->waitForEncrypted(10'000), qPrintable(socket->errorString()));
    for (int i = 0; i < 20; ++i) {
        const QByteArray path = "/" + QByteArray::number(i);
        socket->write("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(hasAnswer(*socket, path));
    }
    QVERIFY(secure);
    socket->disconnectFromHost();
    QTRY_COMPARE(running.server.connections(), 0);
}

void HttpTlsTest::bigBodies()
{
    RunningServer running(m_config);
    running.handler.onRequest = [&](const http::Request& request, const http::Responder& respond) {
        respond(text(request.body));
    };
    const auto socket = client(running);
    QVERIFY(socket->waitForEncrypted(10'000));
    const QByteArray big(1024 * 1024, 'x');
    socket->write("POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 1048576\r\n\r\n" + big);
    QVERIFY(hasAnswer(*socket, big));
    QVERIFY(socket->state() == QAbstractSocket::UnconnectedState || socket->waitForDisconnected(10'000));
}

void HttpTlsTest::refusedBodyIsAnswered()
{
    RunningServer running(m_config);
    running.handler.onHead = [](const http::Request&) { return http::BodyPolicy{.limit = 10}; };
    const auto socket = client(running);
    QVERIFY(socket->waitForEncrypted(10'000));
    socket->write("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 200000\r\n\r\n" + QByteArray(200'000, 'x'));
    QVERIFY(hasAnswer(*socket, "error: The body is too large"));
}

void HttpTlsTest::plainTextToTls()
{
    RunningServer running(m_config);
    Client plain = running.client();
    QVERIFY(plain.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n"));
    QCOMPARE(plain.answer().status, 0);
    QTRY_COMPARE(running.server.connections(), 0);
    const auto socket = client(running);
    QVERIFY(socket->waitForEncrypted(10'000));
}

void HttpTlsTest::silentHandshake()
{
    http::ServerConfig config = m_config;
    config.limits.headTime = 50ms;
    RunningServer running(config);
    Client silent = running.client();
    QVERIFY(silent.isEnded());
}

void HttpTlsTest::drains()
{
    RunningServer running(m_config);
    const auto socket = client(running);
    QVERIFY(socket->waitForEncrypted(10'000));
    socket->write("GET /a HTTP/1.1\r\nHost: h\r\n\r\n");
    QVERIFY(hasAnswer(*socket, "GET /a "));
    QVERIFY(running.server.drain(10s));
    QVERIFY(socket->state() == QAbstractSocket::UnconnectedState || socket->waitForDisconnected(10'000));
}

QTEST_GUILESS_MAIN(HttpTlsTest)
#include "tls_test.moc"
