// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/timer_wheel.h"
#include "server/realtime/websocket/channel.h"

#include <memory>

namespace gremio::engineio {

class Session;

/// The WebSocket of a session that polls, until it has proved itself: the client says "2probe", hears
/// "3probe", ends its polling and says "5". Anything else, or too long a wait, ends the WebSocket alone.
class Probe final : public websocket::Channel::Owner, public net::TimerWheel::Entry {
public:
    explicit Probe(Session& session);

    void start(
        std::unique_ptr<websocket::Channel> channel, QByteArrayView switchingProtocols, QByteArrayView bytes);
    [[nodiscard]] bool isConfirmed() const { return m_confirmed; }
    void close();

private:
    void received(QByteArray message, bool binary) override;
    void hasSent() override { }
    void closed(quint16 code) override;
    void ended() override;
    void timedOut() override;
    void fail();

    Session& m_session;
    std::unique_ptr<websocket::Channel> m_channel;
    bool m_confirmed = false;
    bool m_over = false;
};

} // namespace gremio::engineio
