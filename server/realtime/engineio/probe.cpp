// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/engineio/probe.h"

#include "server/realtime/engineio/session.h"

#include <utility>

namespace gremio::engineio {

Probe::Probe(Session& session)
    : m_session(session)
{
}

void Probe::start(
    std::unique_ptr<websocket::Channel> channel, QByteArrayView switchingProtocols, QByteArrayView bytes)
{
    m_channel = std::move(channel);
    m_channel->start(switchingProtocols, bytes);
}

void Probe::received(QByteArray message, bool binary)
{
    if (m_over)
        return;
    if (!binary && !m_confirmed && message == "2probe") {
        m_confirmed = true;
        m_channel->send(websocket::Kind::Text, "3probe", 0);
        m_session.probeConfirmed();
    } else if (!binary && m_confirmed && message == "5") {
        m_over = true;
        cancel();
        m_session.probeSucceeded(std::move(m_channel));
    } else {
        m_channel->close(websocket::ProtocolError);
        fail();
    }
}

void Probe::closed(quint16 /*code*/)
{
    fail();
}

void Probe::ended()
{
    fail();
}

void Probe::timedOut()
{
    m_channel->close(websocket::Normal);
    fail();
}

void Probe::close()
{
    m_over = true;
    cancel();
    m_channel->close(websocket::Normal);
}

void Probe::fail()
{
    if (std::exchange(m_over, true))
        return;
    cancel();
    m_session.probeFailed();
}

} // namespace gremio::engineio
