// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/server.h"
#include "tests/server/http/raw_client.h"

#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

/// A handler that a test fills in, and a server around it.
namespace gremio::test {

inline http::Response text(QByteArray body, int status = 200)
{
    return {.status = status, .contentType = "text/plain", .body = std::move(body), .headers = {}};
}

class TestHandler final : public http::Handler {
public:
    /// By default everything is answered at once with "METHOD target body".
    std::function<void(http::Request, http::Responder)> onRequest;
    std::function<http::BodyPolicy(const http::Request&)> onHead;

    http::BodyPolicy policy(const http::Request& head) override
    {
        return onHead ? onHead(head) : http::BodyPolicy{.limit = 1024 * 1024};
    }
    void handle(http::Request request, http::Responder respond) override
    {
        if (onRequest)
            return onRequest(std::move(request), std::move(respond));
        respond(text(request.methodName + ' ' + request.target + ' ' + request.body));
    }
    http::Response protocolError(int status, QByteArray, QByteArrayView detail) override
    {
        return text("error: " + detail.toByteArray(), status);
    }
};

/// A server on a free port, stopped at the end.
struct RunningServer {
    TestHandler handler;
    http::Server server;

    explicit RunningServer(http::ServerConfig config = {})
        : server(std::move(config), handler)
    {
        error = server.start();
    }
    [[nodiscard]] Client client() const { return Client(server.port()); }

    std::optional<QString> error;
};

/// Keeps responders for later.
class Kept {
public:
    void keep(http::Request request, http::Responder respond)
    {
        const std::lock_guard lock(m_mutex);
        m_all.emplace_back(std::move(request), std::move(respond));
    }
    [[nodiscard]] std::size_t count()
    {
        const std::lock_guard lock(m_mutex);
        return m_all.size();
    }
    std::vector<std::pair<http::Request, http::Responder>> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_all, {});
    }

private:
    std::mutex m_mutex;
    std::vector<std::pair<http::Request, http::Responder>> m_all;
};

} // namespace gremio::test
