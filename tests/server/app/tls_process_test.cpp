// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/identity.h"
#include "tests/support/certificate.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace gremio;
using namespace Qt::StringLiterals;
using test::Engine;
using test::RunningServer;

/// The process as an admin has it: certificates of its own, SIGHUP, SIGTERM.
class TlsProcessTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    const QString m_certificate = m_folder.filePath(u"chain.pem"_s);
    const QString m_key = m_folder.filePath(u"key.pem"_s);

    static std::unique_ptr<QSslSocket> connected(
        const RunningServer& server, const QSslCertificate& trusted, bool wanted = true)
    {
        auto socket = std::make_unique<QSslSocket>();
        QSslConfiguration tls = socket->sslConfiguration();
        tls.setCaCertificates({trusted});
        socket->setSslConfiguration(tls);
        socket->setPeerVerifyName(u"localhost"_s);
        socket->connectToHostEncrypted(u"127.0.0.1"_s, server.port());
        const bool good = socket->waitForEncrypted(20'000);
        return good == wanted ? std::move(socket) : nullptr;
    }

    static QByteArray ask(QAbstractSocket& socket, const QByteArray& request)
    {
        socket.write(request);
        QByteArray received;
        while (!received.contains("\r\n\r\n")
            && (socket.bytesAvailable() > 0 || socket.waitForReadyRead(20'000)))
            received += socket.readAll();
        return received;
    }

    static constexpr auto health = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

private Q_SLOTS:
    void speaksTlsAndOnlyThat()
    {
        const auto certificate = test::makeCertificate(m_certificate, m_key);
        RunningServer server(Engine::Sqlite, {u"--tls-certificate"_s, m_certificate, u"--tls-key"_s, m_key});
        const auto socket = connected(server, certificate);
        QVERIFY(socket);
        QVERIFY(socket->sessionProtocol() == QSsl::TlsV1_3 || socket->sessionProtocol() == QSsl::TlsV1_2);
        const QByteArray answer = ask(*socket, health);
        QVERIFY2(answer.startsWith("HTTP/1.1 200 "), answer.constData());
        QVERIFY2(answer.contains("\r\nStrict-Transport-Security: max-age="), answer.constData());
        const auto broken = connected(server, certificate);
        const QByteArray refusal = ask(*broken, "GET / HTTP/1.1\r\n\r\n");
        QVERIFY2(refusal.startsWith("HTTP/1.1 400 "), refusal.constData());
        QVERIFY2(refusal.contains("\r\nStrict-Transport-Security: max-age="), refusal.constData());

        QTcpSocket plain;
        plain.connectToHost(u"127.0.0.1"_s, server.port());
        QVERIFY(plain.waitForConnected(20'000));
        QVERIFY(!ask(plain, health).contains("HTTP/1.1 200"));
        QCOMPARE(server.terminate(), 0);
    }

    void sighupReadsTheCertificateAgain()
    {
        const auto first = test::makeCertificate(m_certificate, m_key);
        RunningServer server(Engine::Sqlite, {u"--tls-certificate"_s, m_certificate, u"--tls-key"_s, m_key});
        const auto before = connected(server, first);
        QVERIFY(before);
        const auto second = test::makeCertificate(m_certificate, m_key);
        QVERIFY(connected(server, first)); // files alone change nothing
        const auto hangUp = [&](const char* logged) {
            const auto times = server.log().count(logged);
            ::kill(static_cast<pid_t>(server.processId()), SIGHUP);
            return QTest::qWaitFor([&] { return server.log().count(logged) > times; }, 20'000);
        };
        QVERIFY(hangUp("were read again"));
        QVERIFY(connected(server, second));
        QVERIFY(connected(server, first, false));
        QVERIFY(ask(*before, health).startsWith("HTTP/1.1 200 ")); // what was connected stays

        QFile(m_key).resize(0);
        QVERIFY(hangUp("nothing was read again"));
        QVERIFY(connected(server, second));
        QCOMPARE(server.terminate(), 0);
    }

    void sighupReadsTheLogLevelAgain()
    {
        const QString file = m_folder.filePath(u"gremio.conf"_s);
        const auto write = [&file](const QByteArray& text) {
            QFile config(file);
            return config.open(QIODevice::WriteOnly | QIODevice::Truncate) && config.write(text) > 0;
        };
        QVERIFY(write("log_level = warning\n"));
        RunningServer server(Engine::Sqlite, {u"--config"_s, file});
        QVERIFY(write("log_level = info\n"));
        ::kill(static_cast<pid_t>(server.processId()), SIGHUP);
        QTRY_VERIFY_WITH_TIMEOUT(server.log().contains("were read again"), 20'000);
        QVERIFY(write("log_level = shout\n"));
        ::kill(static_cast<pid_t>(server.processId()), SIGHUP);
        QTRY_VERIFY_WITH_TIMEOUT(server.log().contains("nothing was read again"), 20'000);
        QCOMPARE(test::HttpClient(server.port()).get("/healthz").status, 200);
        QCOMPARE(server.terminate(), 0);
    }

    void filesThatDoNotFitAreSaid()
    {
        test::makeCertificate(m_certificate, m_key);
        QFile(m_certificate).resize(10);
        QByteArray output;
        RunningServer server(Engine::Sqlite);
        QCOMPARE(server.run({u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--tls-certificate"_s,
                                m_certificate, u"--tls-key"_s, m_key},
                     {}, &output),
            78);
        QVERIFY2(output.contains("tls_certificate"), output.constData());
        // `check` misses what `serve` would miss.
        const QStringList check{u"check"_s, u"--tls-certificate"_s, m_certificate, u"--tls-key"_s, m_key};
        QCOMPARE(server.run(check, {}, &output), 78);
        QVERIFY2(output.contains("tls_certificate"), output.constData());
        const auto good = test::makeCertificate(m_certificate, m_key);
        QCOMPARE(server.run(check, {}, &output), 0);
        QVERIFY2(output.contains("TLS             ok       until "
                     + good.expiryDate().toUTC().toString(Qt::ISODate).toLatin1()),
            output.constData());
    }

    void theLogIsWhatWasAskedFor()
    {
        RunningServer server(Engine::Sqlite, {u"--log-format"_s, u"json"_s, u"--log-level"_s, u"debug"_s});
        test::HttpClient client(server.port());
        RegisterBody body;
        body.email = u"lucia@example.org"_s;
        body.password = u"seven maple ladders"_s;
        body.displayName = u"Lucía"_s;
        const auto made = client.post("/api/v1/auth/register", body).as<SignedIn>();
        client.setToken(made.accessToken);
        QCOMPARE(client.get("/api/v1/users/me").status, 200);
        QCOMPARE(server.terminate(), 0);
        const QByteArray log = server.log();
        int lines = 0;
        for (const QByteArray& line : log.trimmed().split('\n')) {
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            for (const QString& key : {u"time"_s, u"level"_s, u"category"_s, u"message"_s})
                QVERIFY2(entry[key].isString(), line.constData());
            ++lines;
        }
        QVERIFY(lines > 0);
        for (const QString& secret :
            {body.password, made.accessToken, made.refreshToken, u"lucia@example.org"_s})
            QVERIFY2(!log.contains(secret.toUtf8()), qPrintable(secret));
    }

    void sigtermEndsInTimeWhoeverDawdles()
    {
        RunningServer server(Engine::Sqlite);
        QTcpSocket dawdler;
        dawdler.connectToHost(u"127.0.0.1"_s, server.port());
        QVERIFY(dawdler.waitForConnected(20'000));
        QCOMPARE(ask(dawdler,
                     "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                     "Content-Type: application/json\r\nContent-Length: 60\r\n\r\n"),
            QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        QElapsedTimer since;
        since.start();
        QCOMPARE(server.terminate(), 0);
        QVERIFY2(since.elapsed() < 10'000, QByteArray::number(since.elapsed()));
    }

    void sigtermLetsWhatRunsBeAnswered_data() { test::engines(); }
    void sigtermLetsWhatRunsBeAnswered()
    {
        QFETCH(Engine, engine);
        RunningServer server(engine, {u"--limits-login-failures"_s, u"0"_s});
        const QByteArray body = R"({"email":"nobody@example.org","password":"seven maple ladders"})";
        std::vector<std::unique_ptr<QTcpSocket>> inside;
        for (int i = 0; i < 20; ++i) {
            auto socket = std::make_unique<QTcpSocket>();
            socket->connectToHost(u"127.0.0.1"_s, server.port());
            QVERIFY(socket->waitForConnected(20'000));
            // Once it says 100, the request is known to be inside.
            const QByteArray head =
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                "Content-Type: application/json\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n";
            QCOMPARE(ask(*socket, head), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
            inside.push_back(std::move(socket));
        }
        QElapsedTimer since;
        since.start();
        ::kill(static_cast<pid_t>(server.processId()), SIGTERM);
        const auto isRefused = [&] {
            QTcpSocket late;
            late.connectToHost(u"127.0.0.1"_s, server.port());
            return !late.waitForConnected(1000);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isRefused(), 9'000);
        for (const auto& socket : inside) {
            const QByteArray answer = ask(*socket, body);
            QVERIFY2(answer.startsWith("HTTP/1.1 401 "), answer.constData());
            QVERIFY2(answer.contains("\r\nConnection: close\r\n"), answer.constData());
        }
        QCOMPARE(server.terminate(), 0);
        QVERIFY(since.elapsed() < 10'000);
    }
};

QTEST_GUILESS_MAIN(TlsProcessTest)
#include "tls_process_test.moc"
