// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "server/http/upgrade.h"
#include "server/net/io_thread.h"
#include "server/net/mailbox.h"
#include "server/realtime/engineio/config.h"
#include "server/realtime/engineio/session.h"
#include "server/realtime/websocket/channel.h"

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace gremio::engineio {

class Application;

/// The sessions of one I/O thread. All functions: that thread only, but for send().
class Lane {
    using Place = std::unique_ptr<net::AddressLimit::Lease>;

public:
    /// A request, or a connection that wants to be a WebSocket.
    struct Errand {
        std::optional<http::Upgraded> upgraded{};
        http::Request request{};
        http::Responder respond{};
    };
    /// Takes an errand to the lane of its session.
    using Forward = std::function<void(Lane& from, Errand&& errand)>;

    Lane(int index, net::IoThread& thread, const Config& config, Application& application, Forward forward);
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;
    ~Lane();

    bool send(Errand&& errand); ///< Any thread. Comes to take(), but from the event loop.
    void take(Errand&& errand); ///< For no session, or for one of this lane.
    void drain();
    void detach();
    [[nodiscard]] net::IoThread& thread() { return m_workshop.thread; }
    [[nodiscard]] net::Transport::Owner& nobody() { return m_nobody; } ///< For transports between two owners.
    /// The number of the lane that made this sid; -1 if none did.
    [[nodiscard]] static int indexOf(QByteArrayView sid);

    // For the sessions.
    [[nodiscard]] int index() const { return m_index; }
    [[nodiscard]] const Config& config() const { return m_config; }
    [[nodiscard]] net::TimerWheel& timers() { return m_workshop.thread.timers(); }
    [[nodiscard]] websocket::Workshop& workshop() { return m_workshop; }
    [[nodiscard]] const Message& ping() const { return m_ping; }
    [[nodiscard]] std::unique_ptr<websocket::Channel> makeChannel(
        http::Upgraded& upgraded, websocket::Channel::Owner& owner);
    [[nodiscard]] QByteArray switchingProtocols(const http::Upgraded& upgraded) const;
    void bury(Session& session); ///< Destroys it when nothing of it is on the stack,
    void bury(std::shared_ptr<void> other); ///< and likewise.

private:
    struct Nobody final : net::Transport::Owner {
        void canRead() override { }
        void hasSent() override { }
    };

    void answer(Errand&& errand);
    void upgrade(http::Upgraded&& upgraded);
    void refuse(http::Upgraded&& upgraded, const http::Response& response);
    Session& makeSession(Place place);
    /// Nothing when it has none left; then `refused` says so.
    [[nodiscard]] std::optional<Place> placeFor(const http::Request& request, http::Response& refused) const;
    [[nodiscard]] QByteArray openPacket(const Session& session) const;
    [[nodiscard]] std::unique_ptr<User> makeUser(Session& session, const http::Request& request);
    [[nodiscard]] std::vector<http::Header> headersFor(const http::Request& request) const;

    int m_index;
    const Config& m_config;
    Application& m_application;
    Forward m_forward;
    websocket::Workshop m_workshop;
    std::shared_ptr<net::Mailbox<Errand>> m_errands;
    std::unordered_map<QByteArray, std::unique_ptr<Session>> m_sessions;
    std::vector<std::shared_ptr<void>> m_dead;
    Nobody m_nobody;
    Message m_ping;
    bool m_draining = false;
};

} // namespace gremio::engineio
