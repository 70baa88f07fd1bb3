// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/timer_wheel.h"
#include "server/realtime/engineio/session.h"
#include "server/realtime/socketio/lane.h"
#include "shared/socketio/packet.h"

#include <memory>
#include <vector>

namespace gremio::socketio {

/// What one Engine.IO session says, as Socket.IO packets for the namespaces that it has joined.
class Client final : public engineio::User {
public:
    Client(engineio::Session& session, Lane& lane, std::shared_ptr<const Handshake> handshake);
    ~Client() override;

    void message(QByteArray data, bool binary) override;
    void closed(engineio::CloseReason why) override;
    void pinged() override;
    void ponged() override;

    // For the lane.
    [[nodiscard]] engineio::Session& session() { return m_session; }
    void connected(); ///< To some namespace.
    void forget(const Socket& socket);

private:
    /// Closes a session that joins no namespace in time.
    struct Patience final : net::TimerWheel::Entry {
        explicit Patience(engineio::Session& s)
            : session(s)
        {
        }
        void timedOut() override { session.close(); }

        engineio::Session& session;
    };
    /// An event or ack whose attachments are still coming.
    struct Half {
        Packet packet;
        std::vector<QByteArray> attachments{};
        qint64 bytes = 0;
    };

    void waitForConnect();
    void text(QByteArrayView text);
    void attachment(QByteArray bytes);
    void handle(Packet packet, std::vector<QByteArray> attachments);
    void connect(const Packet& packet);
    [[nodiscard]] Socket* socketOf(const QByteArray& nsp) const;
    void fail() { m_session.close(engineio::CloseReason::ProtocolError); }

    engineio::Session& m_session;
    Lane& m_lane;
    std::shared_ptr<const Handshake> m_handshake; ///< Until it is connected; then it is too big to keep.
    std::vector<Socket*> m_sockets; ///< Owned by the lane.
    std::unique_ptr<Patience> m_patience;
    std::unique_ptr<Half> m_half;
};

} // namespace gremio::socketio
