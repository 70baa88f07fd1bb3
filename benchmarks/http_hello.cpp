// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP layer alone: answers every request with the same JSON document of 300 bytes.
//   http_hello [port [I/O threads]]
//   wrk -t1 -c64 -d10s http://127.0.0.1:<port>/
#include "server/http/server.h"

#include <QByteArray>
#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <utility>

using namespace gremio;

namespace {

class Hello final : public http::Handler {
public:
    http::BodyPolicy policy(const http::Request&) override { return {.limit = 1024}; }
    void handle(http::Request, http::Responder respond) override
    {
        respond(http::Response{.status = 200, .contentType = m_type, .body = m_document, .headers = {}});
    }
    http::Response protocolError(int status, QByteArray, QByteArrayView detail) override
    {
        return {.status = status, .contentType = "text/plain", .body = detail.toByteArray(), .headers = {}};
    }

private:
    QByteArray m_type = "application/json";
    QByteArray m_document = "{\"hello\":\"" + QByteArray(288, 'x') + "\"}";
};

} // namespace

int main(int argc, char** argv)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr); // threads inherit it

    const QCoreApplication application(argc, argv); // event loops want one
    Hello hello;
    http::ServerConfig config;
    config.port = static_cast<quint16>(argc > 1 ? std::atoi(argv[1]) : 0);
    config.ioThreads = argc > 2 ? std::atoi(argv[2]) : 1;
    http::Server server(std::move(config), hello);
    if (const auto error = server.start()) {
        std::fprintf(stderr, "%s\n", qPrintable(*error));
        return 1;
    }
    std::printf("http://127.0.0.1:%d/\n", server.port());
    std::fflush(stdout);
    int received = 0;
    sigwait(&signals, &received);
    return server.drain(std::chrono::seconds(5)) ? 0 : 2;
}
