// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "server/realtime/engineio/config.h"
#include "server/realtime/engineio/session.h"

#include <memory>
#include <vector>

namespace gremio::engineio {

class Lane;

/// What is built on a Server.
class Application {
public:
    Application() = default;
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;
    virtual ~Application() = default;

    /// All I/O threads, before one of them runs: Session::lane() is an index into this.
    virtual void attach(const std::vector<net::IoThread*>& /*threads*/) { }
    /// In that thread: no session is left in it, nothing is called in it any more.
    virtual void detach(int /*lane*/) { }
    /// In the session's thread. The session may be used once this has returned, until User::closed().
    [[nodiscard]] virtual std::unique_ptr<User> opened(
        Session& session, std::shared_ptr<const Handshake> handshake) = 0;
};

/// An Engine.IO server (protocol 4): both transports and the upgrade from polling to WebSocket. A session
/// stays in the thread that made it; requests and connections that come to another one are handed over.
class Server final : public http::Handler {
public:
    /// `application` outlives the server, and the server outlives the http::Server that calls it.
    Server(Config config, Application& application);
    ~Server() override;

    http::BodyPolicy policy(const http::Request& head) override;
    void handle(http::Request request, http::Responder respond) override;
    http::Response protocolError(int status, QByteArray id, QByteArrayView detail) override;
    void attach(const std::vector<net::IoThread*>& threads) override;
    void drain(net::IoThread& thread) override;
    void detach(net::IoThread& thread) override;

private:
    void upgrade(http::Upgraded&& upgraded);
    [[nodiscard]] Lane& here();
    [[nodiscard]] Lane& laneFor(const QByteArray& sid, Lane& otherwise);
    [[nodiscard]] Lane& laneOf(const net::IoThread& thread);
    [[nodiscard]] http::Response refusal(http::Response response, const http::Request& request) const;

    Config m_config;
    Application& m_application;
    std::vector<std::unique_ptr<Lane>> m_lanes;
};

} // namespace gremio::engineio
