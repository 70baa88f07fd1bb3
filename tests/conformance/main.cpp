// SPDX-License-Identifier: GPL-3.0-or-later
// The bare servers that the protocols' own test suites, and ours, run against:
//     gremio-conformance --engineio|--socketio --port N [--threads N] [--recovery]
//         [--calm] [--ping-interval MS] [--ping-timeout MS] [--origin URL] [--certificate FILE --key FILE]
// Port 0 lets the system pick one. Says `listening on <port>` once it does, ends with its standard input.
#include "server/http/path_switch.h"
#include "server/http/server.h"
#include "tests/conformance/echo.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

#include <cstdio>

using namespace gremio;
using namespace std::chrono_literals;

namespace {

/// Everything but the path of the server under test.
class NotFound final : public http::Handler {
public:
    http::BodyPolicy policy(const http::Request& /*head*/) override { return {0, page(404), {}}; }
    void handle(http::Request /*request*/, http::Responder respond) override { respond(page(404)); }
    http::Response protocolError(int status, QByteArray /*id*/, QByteArrayView /*detail*/) override
    {
        return page(status);
    }

private:
    static http::Response page(int status) { return {status, "text/plain", "Nothing is here", {}}; }
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslConfiguration tls(const QString& certificate, const QString& key)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(contentOf(certificate)));
    configuration.setPrivateKey(QSslKey(contentOf(key), QSsl::Rsa));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    const QCommandLineOption engine(QStringLiteral("engineio"), QStringLiteral("Engine.IO at /engine.io/."));
    const QCommandLineOption socket(QStringLiteral("socketio"), QStringLiteral("Socket.IO at /socket.io/."));
    const QCommandLineOption port(
        QStringLiteral("port"), QStringLiteral("0: any."), QStringLiteral("N"), QStringLiteral("0"));
    const QCommandLineOption threads(QStringLiteral("threads"), QStringLiteral("For input and output."),
        QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption recovery(QStringLiteral("recovery"), QStringLiteral("Of connection state."));
    const QCommandLineOption calm(
        QStringLiteral("calm"), QStringLiteral("Timings as in life, not as in the suites."));
    const QCommandLineOption interval(
        QStringLiteral("ping-interval"), QStringLiteral("Milliseconds."), QStringLiteral("MS"));
    const QCommandLineOption timeout(
        QStringLiteral("ping-timeout"), QStringLiteral("Milliseconds."), QStringLiteral("MS"));
    const QCommandLineOption origin(
        QStringLiteral("origin"), QStringLiteral("The only one; without it, all."), QStringLiteral("URL"));
    const QCommandLineOption certificate(
        QStringLiteral("certificate"), QStringLiteral("For TLS; PEM."), QStringLiteral("FILE"));
    const QCommandLineOption key(QStringLiteral("key"), QStringLiteral("Its key."), QStringLiteral("FILE"));
    options.addOptions(
        {engine, socket, port, threads, recovery, calm, interval, timeout, origin, certificate, key});
    options.addHelpOption();
    options.process(app);
    if (options.isSet(engine) == options.isSet(socket))
        options.showHelp(64);

    socketio::ServerConfig config;
    if (!options.isSet(calm)) {
        config.engine.pingInterval = 300ms;
        config.engine.pingTimeout = 200ms;
        config.connectTimeout = 1000ms;
    }
    if (options.isSet(interval))
        config.engine.pingInterval = std::chrono::milliseconds(options.value(interval).toInt());
    if (options.isSet(timeout))
        config.engine.pingTimeout = std::chrono::milliseconds(options.value(timeout).toInt());
    if (options.isSet(origin)) {
        config.engine.edge.trustsOrigin = [trusted = options.value(origin).toLatin1()](
                                              const http::Request& request) {
            return *request.header("origin") == trusted;
        };
    }
    config.engine.maxPayload = 1'000'000;
    config.namespaces = {"/", "/custom"};
    config.recovery = options.isSet(recovery);

    test::EngineEcho engineEcho;
    engineio::Server engineServer(config.engine, engineEcho);
    test::SocketEcho socketEcho;
    socketio::Server socketServer(config, socketEcho);
    socketEcho.serve(socketServer);
    NotFound notFound;
    http::PathSwitch engineHandler("/engine.io/", engineServer, notFound);
    http::PathSwitch socketHandler("/socket.io/", socketServer.handler(), notFound);

    http::ServerConfig listen;
    listen.port = static_cast<quint16>(options.value(port).toInt());
    listen.ioThreads = options.value(threads).toInt();
    listen.limits.tick = 10ms;
    if (options.isSet(certificate))
        listen.tls = tls(options.value(certificate), options.value(key));
    http::Server server(
        listen, options.isSet(engine) ? static_cast<http::Handler&>(engineHandler) : socketHandler);
    if (const auto error = server.start()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(*error));
        return 1;
    }
    std::printf("listening on %d\n", server.port());
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return 0;
}
