// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/connection.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace gremio {

Connection::Connection(ApiClient& api, QObject* parent)
    : QObject(parent)
    , m_api(api)
{
    m_next.setSingleShot(true);
    m_second.setInterval(1s);
    connect(&m_next, &QTimer::timeout, this, &Connection::tryNow);
    connect(&m_second, &QTimer::timeout, this, &Connection::ticked);
    connect(&api.channel(), &Channel::unreachable, this, &Connection::onUnreachable);
    connect(&api.channel(), &Channel::reached, this, &Connection::onReached);
}

int Connection::secondsToNextTry() const
{
    if (!m_next.isActive())
        return 0;
    return (m_next.remainingTime() + 999) / 1000;
}

void Connection::follow(SocketIoClient& line)
{
    m_line = &line;
    connect(&line, &SocketIoClient::stateChanged, this, &Connection::onLine);
}

void Connection::onLine()
{
    if (m_line && m_line->isConnected())
        onReached();
    else if (m_online && m_line && m_line->state() == SocketIoClient::State::Waiting)
        probe();
    Q_EMIT ticked();
}

void Connection::tryNow()
{
    if (m_online)
        return;
    probe();
    if (m_line)
        m_line->tryNow();
}

void Connection::probe()
{
    if (m_probe.isRunning())
        return;
    m_next.stop();
    m_probe = m_api.serverInfo();
    // What the try found out arrives by the channel's own signals.
    m_probe.then(
        this, [](const auto&) {}, [](const ApiError&) {});
    Q_EMIT ticked();
}

void Connection::onUnreachable()
{
    if (std::exchange(m_online, false)) {
        if (m_reached)
            m_lostAt = QDateTime::currentDateTimeUtc();
        m_delay = m_first;
        schedule();
        m_second.start();
        Q_EMIT wentOffline();
    } else if (!m_next.isActive()) {
        m_delay = std::min<std::chrono::milliseconds>(m_delay * 2, 30s);
        schedule();
    }
    Q_EMIT ticked();
}

void Connection::onReached()
{
    m_reached = true;
    if (std::exchange(m_online, true))
        return;
    m_next.stop();
    m_second.stop();
    Q_EMIT wentOnline();
    if (m_line)
        m_line->tryNow();
}

void Connection::schedule()
{
    m_next.start(m_delay);
}

} // namespace gremio
